import type { JsonObject, JsonValue } from "../../../../../sdk/flow";
import { complete, flow, footer, last, navigate, type RuleCase, screen } from "../ruleCase";
import { routing } from "./routing";
import { exchange, ids, link, served, to } from "./screenParts";

/** A branch for either answer. */
const either = (condition: string, then: JsonValue[], otherwise: JsonValue[]): JsonObject => ({
  type: "If",
  condition,
  then,
  else: otherwise,
});

export const cases: RuleCase[] = [
  {
    rows: ["R18"],
    what: "a flow without a terminal screen",
    flow: flow("7.3", [screen("ONLY", [])]),
    expected: ["MISSING_TERMINAL_SCREEN screens 3:14"],
  },
  {
    rows: ["R18"],
    what: "a flow without a terminal screen in an old version",
    flow: flow("5.1", [screen("ONLY", [])]),
    expected: ["MISSING_TERMINAL_SCREEN screens 3:14"],
  },
  ...["5.1", "7.3"].map(
    (version): RuleCase => ({
      rows: ["R17", "R18"],
      what: `a flow whose screens are all written out as not terminal, at ${version}`,
      flow: flow(version, [screen("ONLY", [], { terminal: false })]),
      expected: ["MISSING_TERMINAL_SCREEN screens 3:14", "INVALID_PROPERTY_VALUE screens 3:14"],
    }),
  ),
  {
    rows: ["R17", "R18"],
    what: "a flow with a terminal screen and one that is written out as not terminal",
    flow: flow("7.3", [to("FIRST", "LAST", { terminal: false }), last()]),
    expected: [],
  },
  {
    rows: ["R19"],
    what: "a terminal screen without Footer",
    flow: flow("7.3", [screen("ONLY", [{ type: "TextBody", text: "Bye" }], { terminal: true })]),
    expected: ["MISSING_FOOTER_ON_TERMINAL_SCREEN screens[0].layout.children 10:21"],
  },
  {
    rows: ["R19"],
    what: "a terminal screen without Footer before Meta asked for it",
    flow: flow("7.2", [screen("ONLY", [{ type: "TextBody", text: "Bye" }], { terminal: true })]),
    expected: ["MISSING_FOOTER_ON_TERMINAL_SCREEN warning screens[0].layout.children 10:21"],
  },
  {
    rows: ["R19"],
    what: "a terminal screen whose Footer stands in a Form",
    flow: flow("7.3", [
      screen("ONLY", [{ type: "Form", name: "form", children: [footer(complete())] }], { terminal: true }),
    ]),
    expected: [],
  },
  {
    rows: ["R20"],
    what: "a terminal screen whose Footer navigates",
    flow: flow("7.3", [to("FIRST", "LAST", { terminal: true }), last()]),
    expected: ["INVALID_PROPERTY_VALUE screens[0].layout.children[0].on-click-action.name 15:23"],
  },
  {
    rows: ["R20"],
    what: "a terminal screen whose Footer navigates before Meta looked at it",
    flow: flow("5.1", [to("FIRST", "LAST", { terminal: true }), last()]),
    expected: ["INVALID_PROPERTY_VALUE warning screens[0].layout.children[0].on-click-action.name 15:23"],
  },
  {
    rows: ["R20"],
    what: "a terminal screen whose Footer navigates in one branch and ends the flow in the other",
    flow: flow("7.3", [
      screen("FIRST", [either("${data.more} == true", [footer(navigate("LAST"))], [footer(complete())])], {
        terminal: true,
        data: { more: { type: "boolean", __example__: true } },
      }),
      last(),
    ]),
    expected: ["INVALID_PROPERTY_VALUE warning screens[0].layout.children[0].then[0].on-click-action.name 25:27"],
  },
  {
    rows: ["R20"],
    what: "a terminal screen that the endpoint ends",
    flow: served({ ONLY: [] }, [screen("ONLY", [footer(exchange)], { terminal: true })]),
    expected: [],
  },
  {
    rows: ["R21"],
    what: "complete on a screen that is not terminal",
    flow: flow("7.3", [screen("FIRST", [link(navigate("LAST")), footer(complete())]), last()]),
    expected: ["INVALID_COMPLETE_ACTION screens[0].layout.children[1].on-click-action.name 26:23"],
  },
  {
    rows: ["R21"],
    what: "complete on a screen that is not terminal in an old version",
    flow: flow("5.1", [screen("FIRST", [link(navigate("LAST")), footer(complete())]), last()]),
    expected: ["INVALID_COMPLETE_ACTION screens[0].layout.children[1].on-click-action.name 26:23"],
  },
  {
    rows: ["R22"],
    what: "three screens of one id",
    flow: flow("7.3", [last("SAME"), last("SAME"), last("SAME")]),
    expected: ["DUPLICATE_SCREEN_IDS screens[1].id 23:13", "DUPLICATE_SCREEN_IDS screens[2].id 41:13"],
  },
  {
    rows: ["R22"],
    what: "two screens whose ids differ in case",
    flow: flow("7.3", [to("Last", "LAST"), last()]),
    expected: [],
  },
  {
    rows: ["R23"],
    what: "the reserved id in both spellings",
    flow: flow("7.3", [to("success", "SUCCESS"), last("SUCCESS")]),
    expected: ["SCREEN_ID_IS_RESERVED_KEYWORD screens[0].id 5:13"],
  },
  {
    rows: ["R23"],
    what: "an id that only contains the reserved one",
    flow: flow("7.3", [last("SUCCESS_SCREEN")]),
    expected: [],
  },
  {
    rows: ["R24"],
    what: "ids with digits",
    flow: flow("7.3", [last("SCREEN_1")]),
    expected: ["PATTERN_MISMATCH screens[0].id 5:13"],
  },
  {
    rows: ["R24"],
    what: "an id with a comma in the versions that take it",
    flow: flow("6.3", [last("A,B")]),
    expected: [],
  },
  {
    rows: ["R24"],
    what: "ids with a comma and of underscores only from 7.0 on",
    flow: flow("7.0", [last("A,B"), last("__")]),
    expected: ["PATTERN_MISMATCH screens[0].id 5:13", "PATTERN_MISMATCH screens[1].id 23:13"],
  },
  {
    rows: ["R25"],
    what: "a flow of 101 screens",
    flow: flow(
      "7.3",
      ids(101).map((id) => last(id)),
    ),
    expected: ["MAX_SCREENS_NUMBER screens 3:14"],
  },
  {
    rows: ["R43"],
    what: "two data exchanges in a flow without endpoint",
    flow: flow("7.3", [screen("ONLY", [link(exchange), footer(exchange)], { terminal: true })]),
    expected: ["MISSING_REQUIRED_PROPERTY data_api_version 1:1"],
  },
  {
    rows: ["R45"],
    what: "refresh_on_back in a flow without endpoint",
    flow: flow("7.3", [to("FIRST", "LAST", { refresh_on_back: false }), last("LAST", { refresh_on_back: true })]),
    expected: ["INVALID_PROPERTY_VALUE screens[1].refresh_on_back 30:26"],
  },
  {
    rows: ["R43", "R45"],
    what: "data_exchange and refresh_on_back in a flow with endpoint",
    flow: served({ ONLY: [] }, [screen("ONLY", [footer(exchange)], { terminal: true, refresh_on_back: true })]),
    expected: [],
  },
  ...routing,
];
