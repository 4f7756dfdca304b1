import type { RuleRow } from "../../catalogue";

/** Rules about single inputs, as the documentation lists them. */
export const inputRows: readonly RuleRow[] = [
  {
    row: "R61",
    what: "pattern without helper-text, with an input-type that does not allow one, or that does not compile",
    codes: "MISSING_REQUIRED_PROPERTY; INVALID_ENUM_VALUE; INVALID_PROPERTY_VALUE_FORMAT",
    evidence: "documented and seen",
  },
  {
    row: "R62",
    what: "min greater than max (TextInput, CheckboxGroup, Chips, pickers)",
    codes: "MIN_VALUE_GREATER_THAN_MAX",
    evidence: "documented and seen",
  },
  {
    row: "R63",
    what: "dates: wrong format, min after max, initial or unavailable date outside the range",
    codes: "INVALID_DATE_RANGE",
    evidence: "documented",
  },
  {
    row: "R64",
    what: "CalendarPicker: a range property in single mode; a single label for both ends of a range",
    codes: "INVALID_PROPERTY_NAME_FOR_CONDITION; INVALID_TYPE",
    evidence: "documented and seen",
  },
  { row: "R70", what: "sensitive: unknown input", codes: "INVALID_SENSITIVE_FIELD", evidence: "seen" },
  {
    row: "R75",
    what: "init-values of a Form: unknown key, wrong type (from 7.0)",
    codes: "INVALID_PROPERTY_VALUE",
    evidence: "seen",
  },
  {
    row: "R76",
    what: "ImageCarousel: more than 3 images, or one that is not base64 (from 7.1)",
    codes: "INVALID_PROPERTY_VALUE",
    evidence: "documented",
  },
  {
    row: "R77",
    what: "data-source with both image and color",
    codes: "DATA_SOURCE_ITEMS_HAVE_BOTH_IMAGE_AND_COLOR",
    evidence: "seen",
  },
  {
    row: "R83",
    what: "a well-formed date that does not exist; min-days greater than max-days",
    codes: "warning INVALID_DATE_RANGE, warning INVALID_MIN_MAX_DAYS",
    evidence: "inferred",
  },
  { row: "R84", what: "a name that is a binding or an expression", codes: "INVALID_PROPERTY_VALUE", evidence: "seen" },
];
