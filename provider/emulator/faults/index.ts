/** Faults: what goes wrong, with which request, and how a reply is spoiled. */
export { deliver, send } from "./deliver";
export type { Fault, Hit } from "./fault";
export { FAULT_KINDS, type FaultKind } from "./kinds";
export { type FaultPlan, openFaultPlan } from "./plan";
