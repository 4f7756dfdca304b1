/** Codes of what a phone cannot do. */
export type PhoneErrorCode =
  | "PHONE_CANNOT_OPEN"
  | "PHONE_OVER"
  | "PHONE_NO_INPUT"
  | "PHONE_NO_OPTION"
  | "PHONE_NO_WAY"
  | "PHONE_DISABLED"
  | "PHONE_WRONG_VALUE"
  | "PHONE_INCOMPLETE"
  | "PHONE_NO_ENDPOINT"
  | "PHONE_ANSWER";

/** Says why a phone cannot do what was asked for. */
export class PhoneError extends Error {
  override readonly name = "PhoneError";

  constructor(
    readonly code: PhoneErrorCode,
    message: string,
    readonly hint?: string,
  ) {
    super(hint === undefined ? message : `${message} (${hint})`);
  }
}
