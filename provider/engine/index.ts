/** Resources as the engine stores them: what both front ends share, and no protocol of the engine's. */
export { type Difference, type EngineResource, engineResource } from "./engineResource";
export { KeptError, ShownError } from "./errors";
export { type Origin, originOf, recordedOrigin, stubOf } from "./origin";
export { type CreateContext, contextOf, type ProviderProcess, providerProcess } from "./process";
export { recordsOf } from "./records";
export {
  isSecret,
  isUnknown,
  type Properties,
  pick,
  secret,
  UNKNOWN,
} from "./values";
