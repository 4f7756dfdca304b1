import type { JsonObject, JsonValue } from "../../../../../sdk/flow";
import { complete, flow, footer, type RuleCase, screen } from "../ruleCase";

/** A flow of one screen, on which it ends. */
const only = (version: string, children: JsonValue[]) => flow(version, [screen("LAST", children, { terminal: true })]);

const end = footer(complete());
const caption = (): JsonObject => ({ type: "TextCaption", text: "A line" });
const more: JsonObject = { type: "TextInput", name: "more", label: "More" };
const when = (then: JsonValue[], others: JsonObject = {}): JsonObject => ({
  type: "If",
  condition: "${form.more} == 'yes'",
  then,
  ...others,
});
const choose = (cases: JsonObject, value = "${form.more}"): JsonObject => ({ type: "Switch", value, cases });

/** Cases of If and Switch, and of what stands in their branches. */
export const branches: RuleCase[] = [
  {
    rows: ["R65"],
    what: "an If in three others",
    flow: only("7.3", [more, when([when([when([when([when([caption()])])])])]), end]),
    expected: ["MAXIMUM_IF_NESTING screens[0].layout.children[1].then[0].then[0].then[0] 28:23"],
  },
  {
    rows: ["R65"],
    what: "an If in two others",
    flow: only("7.3", [more, when([when([when([caption()])])]), end]),
    expected: [],
  },
  {
    rows: ["R66"],
    what: "an If that shows nothing",
    flow: only("7.3", [more, when([], { else: [] }), end]),
    expected: ["INVALID_PROPERTY_VALUE screens[0].layout.children[1].then 19:21"],
  },
  {
    rows: ["R67"],
    what: "a Switch without cases",
    flow: only("7.3", [more, choose({}), end]),
    expected: ["INVALID_PROPERTY_VALUE screens[0].layout.children[1].cases 19:22"],
  },
  {
    rows: ["R67"],
    what: "a Switch by a text that is written out",
    flow: only("7.3", [choose({ yes: [] }, "yes"), end]),
    expected: ["PATTERN_MISMATCH screens[0].layout.children[0].value 13:22"],
  },
  {
    rows: ["R82"],
    what: "a Switch with cases that begin with a digit or hold a space",
    flow: only("7.3", [more, choose({ "1st": [caption()], "very big": [caption()], "Big-1_b": [] }), end]),
    expected: [
      "PROPERTY_NAME_MISMATCH screens[0].layout.children[1].cases.1st 20:22",
      'PROPERTY_NAME_MISMATCH screens[0].layout.children[1].cases["very big"] 26:27',
    ],
  },
  {
    rows: ["R68"],
    what: "a Footer in then and no else",
    flow: only("7.3", [more, when([end])]),
    expected: ["MISSING_FOOTER_IN_IF_ELSE_BRANCHES warning screens[0].layout.children[1].else 16:11"],
  },
  {
    rows: ["R68"],
    what: "a Footer in else only",
    flow: only("5.1", [more, when([caption()], { else: [end] })]),
    expected: ["MISSING_FOOTER_IN_IF_ELSE_BRANCHES warning screens[0].layout.children[1].then 19:21"],
  },
  {
    rows: ["R68"],
    what: "a Footer in one of three cases",
    flow: only("7.3", [more, choose({ a: [end], b: [caption()], c: [] })]),
    expected: [
      "MISSING_FOOTER_IN_SWITCH_BRANCHES warning screens[0].layout.children[1].cases.b 30:20",
      "MISSING_FOOTER_IN_SWITCH_BRANCHES warning screens[0].layout.children[1].cases.c 36:20",
    ],
  },
  {
    rows: ["R68", "R69"],
    what: "a Footer in every branch, also in a Switch in one",
    flow: only("7.3", [more, when([end], { else: [choose({ a: [end], b: [end] })] })]),
    expected: [],
  },
  {
    rows: ["R81"],
    what: "a Footer in an If in another If, as Meta's documentation does not have it",
    flow: only("7.3", [more, when([when([end], { else: [end] })], { else: [end] })]),
    expected: [
      "INVALID_COMPONENT_PLACEMENT warning screens[0].layout.children[1].then[0].then[0] 24:19",
      "INVALID_COMPONENT_PLACEMENT warning screens[0].layout.children[1].then[0].else[0] 34:19",
    ],
  },
  {
    rows: ["R69"],
    what: "a Footer in a branch and another after it",
    flow: only("7.3", [more, when([end]), end]),
    expected: ["COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN screens[0].layout.children[2] 30:11"],
  },
  {
    rows: ["R69"],
    what: "a Footer and then one in each branch",
    flow: only("6.0", [more, end, when([end], { else: [end] })]),
    expected: ["COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN screens[0].layout.children[2].then[0] 28:15"],
  },
];
