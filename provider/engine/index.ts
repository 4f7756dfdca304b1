/** Resources as the engine stores them: what both front ends share, and no protocol of the engine's. */
export { type Difference, type EngineResource, engineResource, type Stored } from "./engineResource";
export { KeptError, ShownError } from "./errors";
export { type Origin, originOf, recordedOrigin, stubOf } from "./origin";
export { type CreateContext, contextOf, type ProviderProcess, providerProcess } from "./process";
export { recordsOf } from "./records";
export {
  containsUnknown,
  isSecret,
  isUnknown,
  type Properties,
  pick,
  plain,
  secret,
  splitUnknown,
  UNKNOWN,
} from "./values";
