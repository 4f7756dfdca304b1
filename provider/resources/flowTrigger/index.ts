/** The lifecycle of a trigger of a Chat Flow, as functions over plain values and a context. */
export { type CheckRequest, check } from "./check";
export { create } from "./create";
export { diff } from "./diff";
export { type FlowTriggerInputs, parseInputs } from "./inputs";
export { type FlowTriggerState, type Recorded, readState } from "./state";
export { update } from "./update";
