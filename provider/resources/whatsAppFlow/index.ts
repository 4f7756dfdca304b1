/** The lifecycle of a WhatsApp Flow, as functions over plain values and a context. */
export { type CheckRequest, check } from "./check";
export { create } from "./create";
export { destroy, removalOf, removeFlow } from "./destroy";
export { diff } from "./diff";
export { parseInputs, type WhatsAppFlowInputs } from "./inputs";
export { read } from "./read";
export { isPublished, outputsOfState, type Recorded, readState, type WhatsAppFlowState } from "./state";
export { update } from "./update";
