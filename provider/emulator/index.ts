/** CAMS as a local server, for tests and for trying things without an account. */
export {
  type EmulatedCall,
  type Emulator,
  type EmulatorOptions,
  type Fault,
  startEmulator,
} from "./server";
export type { EmulatedFlow, FlowStatus } from "./store";
