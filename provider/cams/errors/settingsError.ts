import { CamsError } from "./camsError";

/** A setting that the call needs is missing or malformed; nothing was sent. */
export class SettingsError extends CamsError {
  override readonly name = "SettingsError";
  override readonly category = "settings";

  constructor(code: string, message: string, hint: string, cause?: unknown) {
    super(message, { code, hint, outcome: "unsent", cause });
  }
}
