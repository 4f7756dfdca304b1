import type { RuleRow } from "../../catalogue";

/** Rules about data, as the documentation lists them. */
export const bindingRows: readonly RuleRow[] = [
  {
    row: "R39",
    what: "navigate without a payload to a screen that has data",
    codes: "MISSING_NAVIGATION_ACTION_PAYLOAD; from 6.0 to 7.2 a warning",
    evidence: "seen",
  },
  {
    row: "R40",
    what: "navigate payload lacks keys of the next screen, or adds keys",
    codes:
      "INVALID_NAVIGATE_ACTION_PAYLOAD; from 6.0 to 7.2 a warning; a surplus key with a literal value is R41 in every version",
    evidence: "documented and seen",
  },
  {
    row: "R41",
    what: "navigate payload static type mismatch, or static key unknown to an existing data model",
    codes: "INVALID_NAVIGATE_ACTION_STATIC_DATA",
    evidence: "documented and seen",
  },
  {
    row: "R42",
    what: "navigate payload binding type mismatch",
    codes: "INVALID_NAVIGATE_ACTION_PAYLOAD",
    evidence: "documented and seen",
  },
  {
    row: "R46",
    what: "update_data with a key that the screen does not have (from 6.0)",
    codes: "INVALID_UPDATE_DATA_ACTION_PAYLOAD",
    evidence: "seen",
  },
  {
    row: "R48",
    what: 'unknown `${data.x}`; in a payload, also several bindings in one value, `"${data.a}, ${data.b}"`',
    codes:
      "INVALID_SCREEN_DYNAMIC_DATA, a warning for all init-values of a Form; in a payload INVALID_ON_CLICK_ACTION_PAYLOAD; in an expression INVALID_PROPERTY_VALUE",
    evidence: "documented and seen",
  },
  {
    row: "R49",
    what: "unknown `${form.x}`",
    codes: "INVALID_SCREEN_DYNAMIC_DATA; in a payload INVALID_ON_CLICK_ACTION_PAYLOAD",
    evidence: "documented and seen",
  },
  {
    row: "R50",
    what: "global reference to an unknown screen, or to its own screen",
    codes: "INVALID_SCREEN_DYNAMIC_DATA",
    evidence: "documented and seen",
  },
  { row: "R51", what: "binding type differs", codes: "INVALID_SCREEN_DYNAMIC_DATA", evidence: "documented and seen" },
  {
    row: "R52",
    what: "nested expression: bad operator, unknown key, wrong result type (from 6.0)",
    codes: "INVALID_PROPERTY_VALUE",
    evidence: "documented",
  },
  {
    row: "R53",
    what: "nested expression in a payload: unknown key",
    codes: "INVALID_ACTION_PAYLOAD_PROPERTY; from 6.0 to 7.1 a warning",
    evidence: "documented",
  },
  {
    row: "R66",
    what: "If: then without components; a condition (from 6.0 also in backticks) that is not boolean, compares different types or two literals, or refers to nothing",
    codes: "INVALID_PROPERTY_VALUE",
    evidence: "documented and seen",
  },
  {
    row: "R71",
    what: "picker value in navigate payload",
    codes: "INVALID_ON_CLICK_ACTION_PAYLOAD",
    evidence: "documented and seen",
  },
  {
    row: "R72",
    what: "picker value nested in a payload object",
    codes: "INVALID_ON_CLICK_ACTION_PAYLOAD",
    evidence: "documented and seen",
  },
  {
    row: "R73",
    what: "files in the payload of complete: more than 10, or more than 102400 KB in total; the defaults of the pickers count",
    codes: "INVALID_ON_CLICK_ACTION_PAYLOAD",
    evidence: "documented and seen",
  },
  {
    row: "R78",
    what: "nested or mistyped `__example__`, array without items",
    codes: "INVALID_SCREEN_DATA, INVALID_PROPERTY_TYPE",
    evidence: "documented and seen",
  },
  {
    row: "R85",
    what: "If: a condition that is the constant true or false (from 6.0)",
    codes: "warning INVALID_FLOW_JSON",
    evidence: "inferred",
  },
  {
    row: "R86",
    what: "a bound list (other than options) whose items lack a required key; a bound list whose items have another type",
    codes: "warning INVALID_SCREEN_DYNAMIC_DATA",
    evidence: "inferred",
  },
  {
    row: "R87",
    what: "a bound list whose schema describes the names of actions: entries with a constant instead of a type, options with a type instead of the constant",
    codes: "warning INVALID_SCREEN_DYNAMIC_DATA",
    evidence: "inferred",
  },
  {
    row: "R88",
    what: "navigate payload: a binding whose schema differs inside, an expression of another type, any value of an entry of a NavigationList",
    codes: "warning INVALID_NAVIGATE_ACTION_PAYLOAD or INVALID_NAVIGATE_ACTION_STATIC_DATA",
    evidence: "inferred",
  },
  {
    row: "R89",
    what: "inside a schema of the data model: an unknown type, or an array without items",
    codes: "warning INVALID_ENUM_VALUE, warning INVALID_SCREEN_DATA",
    evidence: "inferred",
  },
];
