/** Rules about what stands where: how many, beside what, and how deep. */
import type { Rule } from "../../rule";
import { company } from "./company";
import { componentCount } from "./componentCount";
import { emptyBranches } from "./emptyBranches";
import { footerInBranches } from "./footerInBranches";
import { ifNesting } from "./ifNesting";
import { outsideForm } from "./outsideForm";
import { ownOrItemActions } from "./ownOrItemActions";
import { pickersInInitValues } from "./pickersInInitValues";
import { typeCounts } from "./typeCounts";
import { uniqueNames } from "./uniqueNames";

export const placementRules: readonly Rule[] = [
  componentCount,
  typeCounts,
  uniqueNames,
  outsideForm,
  company,
  ownOrItemActions,
  ifNesting,
  emptyBranches,
  footerInBranches,
  pickersInInitValues,
];
