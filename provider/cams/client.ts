import { randomUUID } from "node:crypto";
import { type CallLog, logged } from "./callLog";
import { type Clock, systemClock } from "./clock";
import type { Codes } from "./codes";
import { type Limiter, limiter } from "./limiter";
import { LIMITS, type Limits } from "./limits";
import { encodeParameters, isRetryable, type Operation, type Parameters, type Reply, specOf } from "./operations";
import type { Pace } from "./pace";
import { readReply, requestIdOf } from "./reply";
import { withRetries } from "./retry";
import { ADVICE, NAMES, type SettingNames } from "./settingNames";
import { authorization, type Credentials, EMPTY_HASH, encodeQuery } from "./sign";
import type { Transport } from "./transport";

/** Version of the CAMS API that this client speaks. */
export const API_VERSION = "2020-06-06";

/** What a client needs from outside. */
export interface ClientDeps {
  /** Such as `https://cams.ap-southeast-1.aliyuncs.com`. */
  endpoint: URL;
  /** Asked before each attempt, so that keys may change while a run goes on. */
  credentials: () => Promise<Credentials>;
  transport: Transport;
  /** Calls a second where they differ from what CAMS documents. */
  pace?: Pace;
  limits?: Limits;
  clock?: Clock;
  /** A number from 0 up to, not including, 1. */
  random?: () => number;
  nonce?: () => string;
  /** Ends waits and calls that are under way. */
  signal?: AbortSignal;
  /** Whether what must not be made twice is awaited once it was sent, although the signal aborted: its outcome is known then. */
  finishesWrites?: boolean;
  /** Told of waits that a person would notice. */
  progress?: (message: string) => void;
  /** Told of every call when it is over. */
  log?: CallLog | undefined;
  /** What codes mean that CAMS does not document. */
  codes?: Codes | undefined;
  /** How messages name the settings. */
  names?: SettingNames;
  /** What to check when the endpoint cannot be reached, as a sentence. */
  advice?: string;
}

/** Calls CAMS operations: signed, paced, repeated where that is safe, with typed parameters and checked replies. */
export interface CamsClient {
  readonly endpoint: URL;
  /**
   * Calls an operation and returns what its reply holds.
   *
   * @param until ends waits, and a call that may be made again, as the client's own signal does. What must not be made
   *   twice is awaited once it was sent, so that its outcome is known.
   * @throws RefusedError of the class that fits, when CAMS says no
   * @throws NetworkError when no answer came; ProxyError or TlsError when a connection was refused
   * @throws CancelledError when the signal aborted
   * @throws UnexpectedReplyError when the answer has another shape than documented
   * @throws SettingsError when there are no credentials
   */
  call<O extends Operation>(operation: O, parameters: Parameters[O], until?: AbortSignal): Promise<Reply<O>>;
}

/** A client for one endpoint and one account. All users of it share its pace. */
export function camsClient(deps: ClientDeps): CamsClient {
  const { endpoint, transport, pace, limits = LIMITS, clock = systemClock, random = Math.random } = deps;
  const { nonce = randomUUID, progress = () => undefined, log, names = NAMES, advice = ADVICE, codes } = deps;
  const { signal = new AbortController().signal, finishesWrites = false } = deps;
  const endOfWrites = finishesWrites ? undefined : signal;
  const { origin, host } = endpoint;
  const limiters = new Map<Operation, Limiter>();

  function limiterOf(operation: Operation): Limiter {
    const known = limiters.get(operation);
    if (known !== undefined) return known;
    const perSecond = pace?.(operation) ?? specOf(operation).perSecond;
    const onWait = (waiting: number) =>
      progress(
        `${operation}: ${waiting} call${waiting === 1 ? " is" : "s are"} waiting for CAMS's limit of ${perSecond} per second`,
      );
    const made = limiter(perSecond, { clock, onWait, limits });
    limiters.set(operation, made);
    return made;
  }

  function sign(operation: Operation, query: Record<string, string>, path: string, credentials: Credentials) {
    const headers: Record<string, string> = {
      host,
      "x-acs-action": operation,
      "x-acs-version": API_VERSION,
      "x-acs-date": `${new Date(clock.now()).toISOString().slice(0, 19)}Z`,
      "x-acs-signature-nonce": nonce(),
      "x-acs-content-sha256": EMPTY_HASH,
    };
    if (credentials.securityToken !== undefined) {
      headers["x-acs-accesskey-id"] = credentials.accessKeyId;
      headers["x-acs-security-token"] = credentials.securityToken;
    }
    const signed = { method: "POST", uri: "/", query, headers, payloadHash: EMPTY_HASH };
    headers.authorization = authorization(signed, credentials);
    headers.accept = "application/json";
    return { method: "POST" as const, origin, path, headers, operation };
  }

  return {
    endpoint,
    call(operation, parameters, until) {
      const ended = until === undefined ? signal : AbortSignal.any([signal, until]);
      const query = encodeParameters(operation, parameters);
      const path = `/?${encodeQuery(query)}`;
      const retryable = isRetryable(operation, parameters);
      const limiter = limiterOf(operation);
      const call = { operation, retryable, limiter, limits, clock, random, signal: ended, progress };
      return logged({ operation, clock, log }, (notes) =>
        withRetries(call, async ({ slot, timeMs, lostBefore }) => {
          notes.attempts++;
          const credentials = await deps.credentials();
          const response = await transport.send({
            ...sign(operation, query, path, credentials),
            signal: retryable ? ended : endOfWrites,
            timeMs,
            lostBefore,
            advice,
            onSent: () => slot.sent(),
            onWait: progress,
          });
          if (log !== undefined) notes.requestId = requestIdOf(response);
          const { source = "the program" } = credentials;
          return readReply({ operation, source, names, codes, now: new Date(clock.now()), lostBefore }, response);
        }),
      );
    },
  };
}
