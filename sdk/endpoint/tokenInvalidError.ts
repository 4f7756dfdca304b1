/**
 * Thrown by a handler when the flow token of a request is no longer valid. The phone closes the flow, shows the message
 * and disables the button that opened it.
 *
 * @example throw new TokenInvalidError("This offer has ended")
 */
export class TokenInvalidError extends Error {
  override readonly name = "TokenInvalidError";

  /** @param userMessage what the user is shown */
  constructor(readonly userMessage: string) {
    super("the flow token is no longer valid");
  }
}
