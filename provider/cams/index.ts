/** The CAMS client: signed calls, documents in and out, errors that a person can act on. */
export { type Assets, assets, ossSignature } from "./assets";
export { API_VERSION, type CamsClient, type ClientDeps, camsClient } from "./client";
export { type Clock, systemClock } from "./clock";
export type { ConfigReader } from "./configuration";
export { type Connection, type ConnectOptions, connect } from "./connect";
export { credentialsOf } from "./credentials";
export {
  AssetError,
  CamsError,
  CancelledError,
  explain,
  isUnknownFlow,
  NameTakenError,
  NotFoundError,
  PermissionError,
  PublishRefusedError,
  RefusedError,
  SettingsError,
  SignatureError,
  ThrottledError,
  WrongStateError,
} from "./errors";
export { type ListedFlow, listFlows } from "./flowList";
export { LIMITS, type Limits } from "./limits";
export type { Operation, Parameters, Reply } from "./operations";
export { type HttpProxy, type Proxies, readProxies } from "./proxy";
export { type SettingSource, settingSources } from "./settingSources";
export { type AssetLinks, readSettings, type Settings } from "./settings";
export { authorization, type Credentials, sha256, signature } from "./sign";
export { type HttpRequest, type HttpResponse, httpTransport, type Transport } from "./transport";
export { readTriggersGuard, type TriggersGuard } from "./triggersGuard";
