import { RefusedError } from "./refusedError";

/** CAMS answered with a failure of its own, with whatever HTTP status; it may have done what was asked. */
export class UnavailableError extends RefusedError {
  override readonly name = "UnavailableError";
  override readonly category = "unavailable";
}
