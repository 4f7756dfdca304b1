import { CamsError, type ErrorFacts } from "./camsError";

/** An answer came that CAMS's documentation does not know. */
export class UnexpectedReplyError extends CamsError {
  override readonly name = "UnexpectedReplyError";
  override readonly category: "unexpectedReply" | "brokenReply";

  constructor(message: string, facts: ErrorFacts & { broken?: boolean }) {
    super(message, facts);
    this.category = facts.broken ? "brokenReply" : "unexpectedReply";
  }
}
