import { type Clock, pause } from "./clock";
import { actionFor, CamsError, CancelledError, ThrottledError } from "./errors";
import type { Limiter, Slot } from "./limiter";
import type { Limits } from "./limits";

/** What one attempt is given. */
export interface Attempt {
  slot: Slot;
  /** What is left of the call's time, in milliseconds. */
  timeMs: number;
  /** Whether an earlier attempt may have been done already. */
  lostBefore: boolean;
}

/** What retrying needs to know of a call. */
export interface RetriedCall {
  operation: string;
  /** Whether it may be sent again although it may have been done. */
  retryable: boolean;
  limiter: Limiter;
  limits: Limits;
  clock: Clock;
  /** A number from 0 up to, not including, 1. */
  random: () => number;
  signal: AbortSignal;
  /** Told before a pause that a person would notice. */
  progress: (message: string) => void;
}

/**
 * Makes a call, again if that can help and cannot do harm: after throttling (CAMS did nothing), when nothing was sent,
 * and for calls that are safe to retry when the answer was lost. Attempts, their time and the pauses are bounded;
 * throttling is waited out by a measure of its own.
 */
export async function withRetries<T>(call: RetriedCall, attempt: (attempt: Attempt) => Promise<T>): Promise<T> {
  const { clock, limits, limiter, signal } = call;
  const throttling = throttlingOf(call);
  let leftMs = limits.callMs;
  let lostBefore = false;
  let failures = 0;
  let place: number | undefined;
  for (;;) {
    const slot = await limiter.acquire(signal, place).catch(() => {
      throw cancelled(call.operation, lostBefore);
    });
    place = slot.place;
    const beganAt = clock.elapsed();
    try {
      const result = await attempt({ slot, timeMs: leftMs, lostBefore });
      slot.done(true);
      return result;
    } catch (error) {
      slot.done(!(error instanceof ThrottledError));
      leftMs -= clock.elapsed() - beganAt;
      if (!(error instanceof CamsError)) throw error;
      if (error instanceof ThrottledError) {
        // The limiter keeps the pause, for all calls of the operation.
        limiter.slowDown(throttling.pauseAfter(error));
        lostBefore = error.outcome === "unknown";
        continue;
      }
      const pauseMs = jitter(call, ++failures);
      if (!mayRepeat(error, call) || failures >= limits.attempts || pauseMs >= leftMs) throw error;
      lostBefore = error.outcome === "unknown";
      leftMs -= pauseMs;
      if (pauseMs >= limits.patienceMs) {
        const seconds = Math.round(pauseMs / 1000);
        call.progress(
          `${call.operation}: ${error.code}, trying again in ${seconds} s (${failures} of ${limits.attempts})`,
        );
      }
      await pause(clock, pauseMs, signal).catch(() => {
        throw cancelled(call.operation, lostBefore);
      });
    }
  }
}

/**
 * How long a throttled call waits. What counts is the time since CAMS first throttled the call, the wait for its slot
 * included: that of a repeated call comes before the others.
 */
function throttlingOf({ operation, clock, limits, random, progress }: RetriedCall) {
  let count = 0;
  let since = 0;
  let toldAt = Number.NEGATIVE_INFINITY;
  return {
    /** The pause before the next attempt. @throws the error, with how long was waited, when there is to be none */
    pauseAfter(error: ThrottledError): number {
      const now = clock.elapsed();
      if (++count === 1) since = now;
      const waitedMs = now - since;
      const leftMs = limits.throttledMs - waitedMs;
      const { retryAfterMs } = error;
      // CAMS counts calls by the second.
      const wantedMs =
        retryAfterMs === undefined
          ? limits.throttlePauseMs + jitter({ limits, random }, count)
          : Math.min(retryAfterMs, limits.retryAfterMaxMs);
      const isOver = retryAfterMs === undefined ? leftMs <= 0 : wantedMs > leftMs;
      if (isOver) throw error.after(count, waitedMs);
      const pauseMs = Math.min(wantedMs, leftMs);
      const isLong = waitedMs >= limits.patienceMs || pauseMs >= limits.patienceMs;
      if (isLong && now - toldAt >= limits.patienceMs) {
        toldAt = now;
        const [waited, next, most] = [waitedMs, pauseMs, limits.throttledMs].map((ms) => Math.round(ms / 1000));
        progress(
          `${operation}: throttled by CAMS (${error.code}), waited ${waited} s of at most ${most} s, trying again in ${next} s`,
        );
      }
      return pauseMs;
    },
  };
}

function mayRepeat(error: CamsError, { retryable }: RetriedCall): boolean {
  return actionFor(error.category) !== "report" && (retryable || error.outcome === "unsent");
}

/** A random share of a span that doubles (full jitter). */
const jitter = ({ limits, random }: Pick<RetriedCall, "limits" | "random">, count: number): number =>
  random() * Math.min(limits.pauseMaxMs, limits.pauseMs * 2 ** (count - 1));

function cancelled(operation: string, lostBefore: boolean): CancelledError {
  return new CancelledError(`${operation}: the run was cancelled`, {
    operation,
    code: "CANCELLED",
    outcome: lostBefore ? "unknown" : "unsent",
  });
}
