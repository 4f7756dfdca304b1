import { NAMES } from "../settingNames";
import type { Outcome } from "./camsError";
import { type Answer, categoryOf, mayBeDone, type RefusalCategory } from "./categories";
import { ClockSkewError } from "./clockSkewError";
import { CredentialsError } from "./credentialsError";
import { type HintFacts, hintFor } from "./hints";
import { NameTakenError } from "./nameTakenError";
import { NotFoundError } from "./notFoundError";
import { NotSubscribedError } from "./notSubscribedError";
import { PermissionError } from "./permissionError";
import { PublishRefusedError } from "./publishRefusedError";
import { type RefusalFacts, RefusedError } from "./refusedError";
import { SignatureError } from "./signatureError";
import { ThrottledError } from "./throttledError";
import { UnavailableError } from "./unavailableError";
import { WrongStateError } from "./wrongStateError";

/** A refusal as it came over the wire. */
export interface ReceivedRefusal extends Answer {
  operation: string;
  requestId: string | undefined;
  headers: Record<string, string | undefined>;
  /** Where the key was found. */
  source: string;
  names?: HintFacts["names"];
  /** What codes mean that CAMS does not document. */
  codes?: ((code: string) => RefusalCategory | undefined) | undefined;
  now: Date;
  /** Whether the answer to an earlier attempt of the same call was lost, so that CAMS may have done it then. */
  lostBefore: boolean;
}

type Facts = RefusalFacts & { retryAfterMs: number | undefined; skewMs: number | undefined };

const classes: Record<RefusalCategory, new (facts: Facts) => RefusedError> = {
  refused: RefusedError,
  notFound: NotFoundError,
  wrongState: WrongStateError,
  nameTaken: NameTakenError,
  throttled: ThrottledError,
  permission: PermissionError,
  notSubscribed: NotSubscribedError,
  credentials: CredentialsError,
  signature: SignatureError,
  clockSkew: ClockSkewError,
  publishRefused: PublishRefusedError,
  unavailable: UnavailableError,
};

/** Refusals whose message may repeat what was signed, or the security token that was sent. Their code says it all. */
const REPEATS_CREDENTIALS: RefusalCategory[] = ["signature", "credentials"];

/** The error of the class that fits a refusal. */
export function refusal({ code, message, status, operation, requestId, ...rest }: ReceivedRefusal): RefusedError {
  const answer = { code, message, status };
  const category = categoryOf(answer, rest.codes);
  const skewMs = skewOf(rest.headers, rest.now);
  const outcome: Outcome = rest.lostBefore || mayBeDone(category, answer) ? "unknown" : "refused";
  return new classes[category]({
    operation,
    code,
    requestId,
    status,
    outcome,
    vendorMessage: REPEATS_CREDENTIALS.includes(category) ? "" : message,
    hint: hintFor(category, { answer, operation, source: rest.source, names: rest.names ?? NAMES, skewMs }),
    retryAfterMs: retryAfterOf(rest.headers),
    skewMs,
  });
}

/** This clock minus that of the answer's `Date` header, in milliseconds. */
function skewOf(headers: ReceivedRefusal["headers"], now: Date): number | undefined {
  const theirs = Date.parse(headers.date ?? "");
  return Number.isNaN(theirs) ? undefined : now.getTime() - theirs;
}

/** `x-acs-retry-after` is in milliseconds, the standard's `Retry-After` in seconds. */
function retryAfterOf(headers: ReceivedRefusal["headers"]): number | undefined {
  const milliseconds = Number(headers["x-acs-retry-after"] || Number.NaN);
  const seconds = Number(headers["retry-after"] || Number.NaN);
  return [milliseconds, seconds * 1000].find((value) => Number.isFinite(value) && value > 0);
}
