/** What reads alone can find out about an account, in the order of the checks. */
import type { Check } from "../check";
import { accessChecks } from "./access";
import { behaviourChecks } from "./behaviour";
import { connectionChecks } from "./connection";
import { numberChecks } from "./numbers";

export { writeActionsOutcome } from "./access";
export { failed } from "./connection";

export const CHECKS: readonly Check[] = [...connectionChecks, ...accessChecks, ...numberChecks, ...behaviourChecks];
