import { type RefusalFacts, RefusedError } from "./refusedError";

/** CAMS took no more calls of the operation at that moment. The call was not done. */
export class ThrottledError extends RefusedError {
  override readonly name = "ThrottledError";
  override readonly category = "throttled";
  /** How long CAMS asks to wait, in milliseconds, where it says so. */
  readonly retryAfterMs: number | undefined;

  constructor(facts: RefusalFacts & { retryAfterMs: number | undefined }) {
    super(facts);
    this.retryAfterMs = facts.retryAfterMs;
  }
}
