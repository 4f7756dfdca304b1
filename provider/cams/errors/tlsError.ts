import { CamsError } from "./camsError";

/** The encrypted connection was not made, because its certificate is not trusted or the other side does not speak TLS. */
export class TlsError extends CamsError {
  override readonly name = "TlsError";
  override readonly category = "tls";
}
