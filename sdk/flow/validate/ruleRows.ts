import type { RuleRow } from "./catalogue";
import { bindingRows } from "./rules/bindings/catalogue";
import { inputRows } from "./rules/inputs/catalogue";
import { placementRows } from "./rules/placement/catalogue";
import { screenRows } from "./rules/screens/catalogue";
import { structureRows } from "./structure/catalogue";

/** Every rule, in the order of the numbers. */
export const RULE_ROWS: readonly RuleRow[] = [
  ...structureRows,
  ...screenRows,
  ...placementRows,
  ...inputRows,
  ...bindingRows,
].sort((a, b) => (a.row < b.row ? -1 : 1));
