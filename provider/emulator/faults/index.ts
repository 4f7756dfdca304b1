/** Fault injection: what fails, with which requests, and how a reply is damaged. */
export { deliver, send } from "./deliver";
export type { Fault, Hit } from "./fault";
export { FAULT_KINDS, type FaultKind } from "./kinds";
export { type FaultPlan, openFaultPlan } from "./plan";
