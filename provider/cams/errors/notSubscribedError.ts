import { RefusedError } from "./refusedError";

/** The account has not activated Chat App Message Service. */
export class NotSubscribedError extends RefusedError {
  override readonly name = "NotSubscribedError";
  override readonly category = "notSubscribed";
}
