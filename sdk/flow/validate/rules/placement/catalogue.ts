import type { RuleRow } from "../../catalogue";

/** Rules about what stands where, as the documentation lists them. */
export const placementRows: readonly RuleRow[] = [
  {
    row: "R54",
    what: "more than 100 components on a screen, Form not counted",
    codes: "MAX_ALLOWED_COMPONENTS_PER_SCREEN",
    evidence: "seen",
  },
  {
    row: "R55",
    what: "more components of a kind than a screen can have: EmbeddedLink 2, Footer 1, Image 3, OptIn 5, PhotoPicker and DocumentPicker 1 in all, NavigationList 2, ImageCarousel 2 (3 in a flow), Form 1 (from 7.0)",
    codes: "COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN",
    evidence: "documented and seen",
  },
  {
    row: "R56",
    what: "duplicate input name on one screen, across branches too (same name on two screens is fine)",
    codes: "DUPLICATE_FORM_COMPONENT_NAMES",
    evidence: "documented and seen",
  },
  {
    row: "R57",
    what: "input outside Form while a Form exists",
    codes: "COMPONENTS_OUTSIDE_FORM; a warning for a CalendarPicker",
    evidence: "documented and seen",
  },
  {
    row: "R58",
    what: "RichText with others on its screen; a Footer is allowed from 6.3",
    codes: "INVALID_RICHTEXT_PLACEMENT at 5.1, INVALID_COMPONENT_PLACEMENT from 6.0",
    evidence: "documented and seen",
  },
  {
    row: "R59",
    what: "NavigationList with others on its screen, or on a terminal screen",
    codes: "INVALID_COMPONENT_PLACEMENT; INVALID_PROPERTY_KEY at terminal",
    evidence: "documented and seen",
  },
  {
    row: "R60",
    what: "NavigationList with actions at both the list and its entries, or at neither",
    codes: "DUPLICATE_PROPETY_FOR_CONDITION (as Meta spells it); MISSING_REQUIRED_PROPERTY",
    evidence: "documented and seen",
  },
  { row: "R65", what: "If nested more than 3", codes: "MAXIMUM_IF_NESTING", evidence: "documented and seen" },
  {
    row: "R67",
    what: "Switch without cases (a case without components passes); a written value",
    codes: "INVALID_PROPERTY_VALUE; PATTERN_MISMATCH",
    evidence: "documented and seen",
  },
  {
    row: "R68",
    what: "Footer in some branches but not in all",
    codes: "warning MISSING_FOOTER_IN_IF_ELSE_BRANCHES or MISSING_FOOTER_IN_SWITCH_BRANCHES, because sources disagree",
    evidence: "disputed",
  },
  {
    row: "R69",
    what: "Footer in a branch and another outside",
    codes: "COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN",
    evidence: "documented and seen",
  },
  {
    row: "R74",
    what: "picker in Form init-values",
    codes: "NATIVE_COMPONENT_IN_FORM_INIT_VALUES",
    evidence: "documented and seen",
  },
  {
    row: "R81",
    what: "a Footer in an If that stands in another If",
    codes: "warning INVALID_COMPONENT_PLACEMENT, because sources disagree",
    evidence: "disputed",
  },
  {
    row: "R82",
    what: "Switch: the name of a case does not begin with a letter, or holds more than letters, digits, `-` and `_`",
    codes: "PROPERTY_NAME_MISMATCH",
    evidence: "seen",
  },
  {
    row: "R90",
    what: "51 to 100 components on a screen, Form not counted",
    codes: "warning MAX_ALLOWED_COMPONENTS_PER_SCREEN",
    evidence: "disputed",
  },
];
