import type { RuleRow } from "../catalogue";

/** Rules of structure, as the documentation lists them. */
export const structureRows: readonly RuleRow[] = [
  {
    row: "R01",
    what: "not JSON; merge conflict markers, a Git LFS pointer and the body of an API call around the flow are named as such",
    codes: "INVALID_FLOW_JSON",
    evidence: "documented and seen",
  },
  { row: "R02", what: "version missing", codes: "MISSING_FLOW_JSON_VERSION", evidence: "documented and seen" },
  { row: "R03", what: "version unknown / frozen", codes: "INVALID_FLOW_JSON_VERSION", evidence: "documented and seen" },
  { row: "R04", what: "unknown key", codes: "INVALID_PROPERTY_KEY", evidence: "documented and seen" },
  { row: "R05", what: "required key absent", codes: "MISSING_REQUIRED_PROPERTY", evidence: "documented and seen" },
  {
    row: "R06",
    what: "wrong JSON type",
    codes: "INVALID_PROPERTY_TYPE, and PATTERN_MISMATCH where a binding is allowed whose value is not a string",
    evidence: "documented and seen",
  },
  {
    row: "R07",
    what: "a value that is not one of the allowed ones",
    codes: "INVALID_ENUM_VALUE",
    evidence: "documented and seen",
  },
  {
    row: "R08",
    what: "unknown component / layout type",
    codes: "INVALID_PROPERTY_VALUE",
    evidence: "documented and seen",
  },
  {
    row: "R09",
    what: "component not allowed in this parent / version",
    codes: "ONE_OF_SCHEMA_VALIDATION_FAILED",
    evidence: "documented and seen",
  },
  {
    row: "R10",
    what: "blank string; `src` of an Image in doubt",
    codes: "PATTERN_MISMATCH, and INVALID_PROPERTY_TYPE at helper-text; a warning at `src` of an Image",
    evidence: "documented and seen",
  },
  {
    row: "R11",
    what: "malformed binding for a property that is not a string, or an expression between its braces",
    codes: "PATTERN_MISMATCH and INVALID_PROPERTY_TYPE",
    evidence: "documented and seen",
  },
  { row: "R12", what: "too few items in a list", codes: "MIN_ITEMS_REQUIRED", evidence: "documented and seen" },
  {
    row: "R13",
    what: "a number below the minimum or above the maximum",
    codes: "MINIMUM_VALUE_REQUIRED, MAXIMUM_VALUE_REQUIRED",
    evidence: "documented and seen",
  },
  {
    row: "R14",
    what: "Footer with left-caption but without right-caption, or the other way round",
    codes: "INVALID_DEPENDENCIES",
    evidence: "documented and seen",
  },
  {
    row: "R15",
    what: "Footer with center-caption and left-caption or right-caption",
    codes: "NOT_KEYWORD_SCHEMA_VALIDATION_FAILED",
    evidence: "documented and seen",
  },
  {
    row: "R16",
    what: "success without `terminal: true`",
    codes: "NOT_KEYWORD_SCHEMA_VALIDATION_FAILED",
    evidence: "documented and seen",
  },
  {
    row: "R24",
    what: "screen id: letters and underscores; before 7.0 also commas, from 7.0 not only underscores",
    codes: "PATTERN_MISMATCH",
    evidence: "documented and seen",
  },
  {
    row: "R47",
    what: "open_url with payload; open_url without url",
    codes: "NOT_KEYWORD_SCHEMA_VALIDATION_FAILED; MISSING_REQUIRED_PROPERTY",
    evidence: "documented and seen",
  },
  {
    row: "R79",
    what: "next on an action other than navigate; navigate without next",
    codes: "NOT_KEYWORD_SCHEMA_VALIDATION_FAILED; MISSING_REQUIRED_PROPERTY",
    evidence: "documented and seen",
  },
];
