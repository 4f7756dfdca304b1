import { CamsError } from "./camsError";

/** No usable connection, or none that lasted until the answer. */
export class NetworkError extends CamsError {
  override readonly name = "NetworkError";
  override readonly category = "network";
}
