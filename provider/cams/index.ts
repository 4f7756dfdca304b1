/** The CAMS client: signed calls, documents in and out, errors that a person can act on. */
export { type Assets, assets } from "./assets";
export { API_VERSION, type CamsClient, camsClient } from "./client";
export { type Connection, connect } from "./connect";
export {
  AssetError,
  CamsError,
  explain,
  isUnknownFlow,
  NetworkError,
  RefusedError,
  SettingsError,
  UnexpectedReplyError,
} from "./errors";
export type { Operation, Parameters, Reply } from "./operations";
export { ossSignature } from "./oss";
export { type ConfigReader, readCredentials, readSettings, type Settings } from "./settings";
export { authorization, type Credentials, sha256, signature } from "./sign";
export { httpTransport, type Transport } from "./transport";
