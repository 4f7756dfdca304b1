/**
 * What became of a call that failed: `refused` (CAMS answered and did nothing), `unsent` (the call cannot have reached
 * CAMS), or `unknown` (CAMS may have done it and the answer was lost).
 */
export type Outcome = "refused" | "unsent" | "unknown";

/** Where an error comes from and what a person can do about it. */
export interface ErrorFacts {
  /** The CAMS operation (or `upload`, `download`) that failed, when one was under way. */
  operation?: string;
  /** The vendor's code as it was received, or one of ours. */
  code: string;
  /** CAMS's id of the request; Alibaba Cloud's support asks for it. */
  requestId?: string;
  outcome: Outcome;
  /** What to do next, as a sentence. */
  hint?: string;
  cause?: unknown;
}

/** The base of every error that the CAMS client throws. No message holds a body, a signature, a key or a URL's query. */
export class CamsError extends Error {
  override readonly name: string = "CamsError";
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

/** CAMS answered, and the answer is no. */
export class RefusedError extends CamsError {
  override readonly name = "RefusedError";

  constructor(
    facts: Omit<ErrorFacts, "outcome"> & { operation: string; outcome?: Outcome },
    /** CAMS's own words. */
    readonly vendorMessage: string,
    /** HTTP status of the answer; CAMS refuses with 200 as well as with 400. */
    readonly status: number,
  ) {
    const id = facts.requestId === undefined ? "" : `, request id ${facts.requestId}`;
    super(
      `${facts.operation} was refused: ${facts.code}${vendorMessage === "" ? "" : `: ${vendorMessage}`} (HTTP ${status}${id})`,
      {
        outcome: "refused",
        ...facts,
      },
    );
  }
}

/** No usable connection, or none that lasted until the answer. */
export class NetworkError extends CamsError {
  override readonly name = "NetworkError";
}

/** An answer came that CAMS's documentation does not know. */
export class UnexpectedReplyError extends CamsError {
  override readonly name = "UnexpectedReplyError";
}

/** A setting that the call needs is missing or malformed; nothing was sent. */
export class SettingsError extends CamsError {
  override readonly name = "SettingsError";

  constructor(code: string, message: string, hint: string) {
    super(message, { code, hint, outcome: "unsent" });
  }
}

/** A document could not be handed to CAMS or fetched from it, or came back as another one. */
export class AssetError extends CamsError {
  override readonly name = "AssetError";
}

/**
 * Whether CAMS refused because it does not know the flow. CAMS documents no code for this, so this function is the one
 * place that holds the assumption: HTTP 404, or a code that says NotFound or NotExist.
 */
export function isUnknownFlow(error: unknown): boolean {
  return error instanceof RefusedError && (error.status === 404 || /NotFound|NotExist/i.test(error.code));
}

/** An error as one line for a person: what CAMS said and what to do about it. */
export function explain(error: unknown): string {
  if (error instanceof CamsError) return error.hint === undefined ? error.message : `${error.message}. ${error.hint}`;
  return error instanceof Error ? error.message : String(error);
}
