/** What reads alone can tell of an account, in the order in which it is asked. */
import type { Check } from "../check";
import { accessChecks } from "./access";
import { behaviourChecks } from "./behaviour";
import { connectionChecks } from "./connection";
import { numberChecks } from "./numbers";

export { writeActionsOutcome } from "./access";
export { failed } from "./connection";

export const CHECKS: readonly Check[] = [...connectionChecks, ...accessChecks, ...numberChecks, ...behaviourChecks];
