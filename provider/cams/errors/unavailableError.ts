import { RefusedError } from "./refusedError";

/** CAMS answered with a failure of its own (HTTP 5xx); it may have done what was asked. */
export class UnavailableError extends RefusedError {
  override readonly name = "UnavailableError";
  override readonly category = "unavailable";
}
