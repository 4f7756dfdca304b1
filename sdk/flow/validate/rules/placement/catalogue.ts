import type { RuleRow } from "../../catalogue";

/** Rules about what stands where, as the documentation lists them. */
export const placementRows: readonly RuleRow[] = [
  {
    row: "R54",
    what: "more than 100 components on a screen, not counting Form",
    codes: "MAX_ALLOWED_COMPONENTS_PER_SCREEN",
    evidence: "seen",
  },
  {
    row: "R55",
    what: "more components of a type than a screen can have: EmbeddedLink 2, Footer 1, Image 3, OptIn 5, PhotoPicker and DocumentPicker 1 in total, NavigationList 2, ImageCarousel 2 (3 in a flow), Form 1 (from 7.0)",
    codes: "COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN",
    evidence: "documented and seen",
  },
  {
    row: "R56",
    what: "duplicate input name on a screen, also across branches (the same name on two screens is allowed)",
    codes: "DUPLICATE_FORM_COMPONENT_NAMES",
    evidence: "documented and seen",
  },
  {
    row: "R57",
    what: "input outside the Form of its screen",
    codes: "COMPONENTS_OUTSIDE_FORM; a warning for a CalendarPicker",
    evidence: "documented and seen",
  },
  {
    row: "R58",
    what: "RichText together with other components; a Footer is allowed from 6.3",
    codes: "INVALID_RICHTEXT_PLACEMENT at 5.1, INVALID_COMPONENT_PLACEMENT from 6.0",
    evidence: "documented and seen",
  },
  {
    row: "R59",
    what: "NavigationList together with other components, or on a terminal screen",
    codes: "INVALID_COMPONENT_PLACEMENT; INVALID_PROPERTY_KEY at terminal",
    evidence: "documented and seen",
  },
  {
    row: "R60",
    what: "NavigationList with actions on both the list and its entries, or on neither",
    codes: "DUPLICATE_PROPETY_FOR_CONDITION (as Meta spells it); MISSING_REQUIRED_PROPERTY",
    evidence: "documented and seen",
  },
  {
    row: "R65",
    what: "If nested more than 3 levels deep",
    codes: "MAXIMUM_IF_NESTING",
    evidence: "documented and seen",
  },
  {
    row: "R67",
    what: "Switch without cases (a case without components is allowed), or with a constant value",
    codes: "INVALID_PROPERTY_VALUE; PATTERN_MISMATCH",
    evidence: "documented and seen",
  },
  {
    row: "R68",
    what: "Footer in some branches but not all",
    codes: "warning MISSING_FOOTER_IN_IF_ELSE_BRANCHES or MISSING_FOOTER_IN_SWITCH_BRANCHES, because sources disagree",
    evidence: "disputed",
  },
  {
    row: "R69",
    what: "Footer in a branch and another one outside",
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
    what: "Footer in an If that is nested in another If",
    codes: "warning INVALID_COMPONENT_PLACEMENT, because sources disagree",
    evidence: "disputed",
  },
  {
    row: "R82",
    what: "Switch: a case name that does not start with a letter, or has characters other than letters, digits, `-` and `_`",
    codes: "PROPERTY_NAME_MISMATCH",
    evidence: "seen",
  },
  {
    row: "R90",
    what: "51 to 100 components on a screen, not counting Form",
    codes: "warning MAX_ALLOWED_COMPONENTS_PER_SCREEN",
    evidence: "disputed",
  },
];
