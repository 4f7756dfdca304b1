/** CAMS as a local server, for tests and for trying things without an account. */
export type { AccountOptions, TemporaryKey } from "./accounts";
export type { EmulatedCall } from "./callLog";
export { CONTROL_ROUTES } from "./control";
export type { Emulator, EmulatorOptions, FaultTarget, NewChatFlow } from "./emulator";
export { FAULT_KINDS, type Fault, type FaultKind } from "./faults";
export type { OperationName } from "./operations";
export { type Behaviour, OPTIONS, parseOptions, type ReadBack } from "./options";
export { startEmulator } from "./start";
export type { EmulatedChatFlow, EmulatedFlow, EmulatedRun, FlowStatus } from "./store";
