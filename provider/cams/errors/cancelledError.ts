import { CamsError } from "./camsError";

/** The run was cancelled while the call waited or was under way. */
export class CancelledError extends CamsError {
  override readonly name = "CancelledError";
  override readonly category = "cancelled";
}
