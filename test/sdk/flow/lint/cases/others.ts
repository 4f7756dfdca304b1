import type { JsonObject } from "../../../../../sdk/flow";
import { complete, flow, footer, last, screen } from "../../validate/ruleCase";
import { body, type LintCase, single, text, when } from "../lintCase";

const data = { kind: text("a") };
const end = footer(complete());
const branched = (component: JsonObject) => flow("7.3", [screen("FIRST", [component], { terminal: true, data })]);
const choice = { type: "Switch", value: "${data.kind}" };

export const cases: LintCase[] = [
  {
    what: "a Footer in one branch of an If",
    flow: branched(when([end])),
    expected: ["FOOTER_MISSING_IN_BRANCH screens[0].layout.children[0].else"],
  },
  {
    what: "a Footer in one branch of an If in an If",
    flow: branched(when([when([body("a")], [end])], [end])),
    expected: ["FOOTER_MISSING_IN_BRANCH screens[0].layout.children[0].then[0].then"],
  },
  {
    what: "a Footer in one case of a Switch",
    flow: branched({ ...choice, cases: { a: [end], b: [body("b")] } }),
    expected: ["FOOTER_MISSING_IN_BRANCH screens[0].layout.children[0].cases.b"],
  },
  {
    what: "a Footer in every branch",
    flow: branched(when([end], [{ ...choice, cases: { a: [end], b: [end] } }])),
    expected: [],
  },
  {
    what: "a Footer beside the branches",
    flow: single([when([body("a")])], { data }),
    expected: [],
  },
  {
    what: "a case that shows nothing",
    flow: single([{ ...choice, cases: { a: [body("a")], b: [] } }], { data }),
    expected: ["SWITCH_CASE_SHOWS_NOTHING screens[0].layout.children[0].cases.b"],
  },
  {
    what: "the reserved screen id in mixed case",
    flow: flow("7.3", [last("Success")]),
    expected: ["SUCCESS_AS_SCREEN_ID screens[0].id"],
  },
  { what: "a screen id that holds the reserved word", flow: flow("7.3", [last("SUCCESS_PAGE")]), expected: [] },
  { what: "a frozen version", flow: flow("5.0", [last()]), expected: ["VERSION_FROZEN version"] },
  { what: "a version of Meta's own", flow: flow("5.2", [last()]), expected: ["VERSION_INTERNAL version"] },
  { what: "an early version", flow: flow("7.4", [last()]), expected: ["VERSION_EARLY version"] },
  { what: "a version that does not exist", flow: flow("9.9", [last("Success")]), expected: [] },
  {
    what: "a document whose structure is wrong",
    flow: flow("7.4", [last("Success", { colour: "red" })]),
    expected: ["VERSION_EARLY version"],
  },
  { what: "a document without screens", flow: { version: "7.3" }, expected: [] },
  { what: "a list", flow: [], expected: [] },
];
