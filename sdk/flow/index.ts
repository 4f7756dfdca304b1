/** The Flow JSON language: pure functions over documents, usable without Pulumi. */
export { canonicalize, digest } from "./canonical";
export { covers } from "./covers";
export { FlowFileError, parseFlow } from "./document";
export type { JsonObject, JsonValue } from "./json";
export { isPlainObject } from "./json";
export { decodeKeyed, encodeKeyed, NotJsonError } from "./keyed";
export { nearest } from "./nearest";
