import { type RefusalFacts, RefusedError } from "./refusedError";

interface ThrottledFacts extends RefusalFacts {
  retryAfterMs: number | undefined;
}

/** CAMS took no more calls of the operation at that moment. The call was not done. */
export class ThrottledError extends RefusedError {
  override readonly name = "ThrottledError";
  override readonly category = "throttled";
  /** How long CAMS asks to wait, in milliseconds, where it says so. */
  readonly retryAfterMs: number | undefined;
  readonly #facts: ThrottledFacts;

  constructor(facts: ThrottledFacts) {
    super(facts);
    this.retryAfterMs = facts.retryAfterMs;
    this.#facts = facts;
  }

  /** The same error at the end of the client's patience. */
  after(attempts: number, waitedMs: number): ThrottledError {
    const error = new ThrottledError(this.#facts);
    if (attempts > 1) error.message += `, ${attempts} times in ${Math.round(waitedMs / 1000)} s`;
    return error;
  }
}
