/** CAMS as a local server, for tests and for trying things without an account. */

export { type FlowSession, PhoneError } from "../../sdk/flow";
export type { AccountOptions, TemporaryKey } from "./accounts";
export type { EmulatedCall } from "./callLog";
export type { Emulator, EmulatorOptions, FaultTarget, NewChatFlow } from "./emulator";
export type { Fault, FaultKind } from "./faults";
export type { Observed } from "./observed";
export type { OperationName, TriggerType } from "./operations";
export { type Behaviour, parseOptions, type ReadBack } from "./options";
export type { PhoneOptions } from "./phone";
export type { NewPhoneNumber, PhoneKeyChange } from "./phoneControl";
export { startEmulator } from "./start";
export type {
  EmulatedChatFlow,
  EmulatedFlow,
  EmulatedPhoneKey,
  EmulatedPhoneNumber,
  EmulatedRun,
  FlowStatus,
} from "./store";
