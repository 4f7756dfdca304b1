import type { Category } from "./categories";

/**
 * What became of a call that failed: `refused` (CAMS answered and did nothing), `unsent` (the call cannot have reached
 * CAMS), or `unknown` (CAMS may have done it and the answer was lost, now or at an earlier attempt of the same call).
 */
export type Outcome = "refused" | "unsent" | "unknown";

/** Where an error comes from and what a person can do about it. */
export interface ErrorFacts {
  /** The CAMS operation (or `upload`, `download`) that failed, when one was under way. */
  operation?: string;
  /** The vendor's code as it was received, or one of ours. */
  code: string;
  /** CAMS's id of the request; Alibaba Cloud's support asks for it. */
  requestId?: string | undefined;
  outcome: Outcome;
  /** What to do next, as a sentence. */
  hint?: string | undefined;
  cause?: unknown;
}

/**
 * The base of every error that the CAMS client throws. Neither it nor its causes hold a body, a signature, a key or a
 * URL's query, so that it can be printed whole.
 */
export class CamsError extends Error {
  override readonly name: string = "CamsError";
  readonly category: Category = "other";
  readonly operation: string | undefined;
  readonly code: string;
  readonly requestId: string | undefined;
  readonly outcome: Outcome;
  readonly hint: string | undefined;

  constructor(message: string, facts: ErrorFacts) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.operation = facts.operation;
    this.code = facts.code;
    this.requestId = facts.requestId;
    this.outcome = facts.outcome;
    this.hint = facts.hint;
  }
}
