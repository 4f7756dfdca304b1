import { RefusedError } from "./refusedError";

/** The flow is in a state in which the operation is not allowed, such as deleting a published flow. */
export class WrongStateError extends RefusedError {
  override readonly name = "WrongStateError";
  override readonly category = "wrongState";
}
