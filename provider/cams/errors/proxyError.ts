import { CamsError } from "./camsError";

/** The proxy refused to connect; nothing was sent to the host behind it. */
export class ProxyError extends CamsError {
  override readonly name = "ProxyError";
  override readonly category = "proxy";
}
