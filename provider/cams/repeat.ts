import { type Clock, pause } from "./clock";
import { actionFor, CamsError, CancelledError, ThrottledError } from "./errors";
import type { Limiter, Turn } from "./limiter";
import type { Limits } from "./limits";

/** What one attempt is told. */
export interface Attempt {
  turn: Turn;
  /** What is left of the call's time, in milliseconds. */
  timeMs: number;
  /** Whether an earlier attempt may have been done already. */
  lostBefore: boolean;
}

/** What repeating needs to know of a call. */
export interface Repeating {
  operation: string;
  /** Whether it may be sent again although it may have been done. */
  repeatable: boolean;
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
 * and for calls that are safe to repeat when the answer was lost. Attempts, their time and the pauses are bounded.
 */
export async function repeating<T>(call: Repeating, attempt: (attempt: Attempt) => Promise<T>): Promise<T> {
  const { clock, limits, limiter, signal } = call;
  let leftMs = limits.callMs;
  let lostBefore = false;
  for (let count = 1; ; count++) {
    const turn = await limiter.turn(signal, count > 1).catch(() => {
      throw cancelled(call.operation, lostBefore);
    });
    const beganAt = clock.elapsed();
    try {
      const result = await attempt({ turn, timeMs: leftMs, lostBefore });
      turn.done(true);
      return result;
    } catch (error) {
      turn.done(!(error instanceof ThrottledError));
      leftMs -= clock.elapsed() - beganAt;
      if (!(error instanceof CamsError)) throw error;
      const pauseMs = pauseAfter(error, call, count);
      if (error instanceof ThrottledError) limiter.slowDown(pauseMs);
      if (!mayRepeat(error, call) || count >= limits.attempts || pauseMs >= leftMs) throw error;
      lostBefore = error.outcome === "unknown";
      leftMs -= pauseMs;
      if (pauseMs >= limits.patienceMs) {
        const seconds = Math.round(pauseMs / 1000);
        call.progress(
          `${call.operation}: ${error.code}, trying again in ${seconds} s (${count} of ${limits.attempts})`,
        );
      }
      // The limiter keeps the pause after throttling, for all calls of the operation.
      if (!(error instanceof ThrottledError)) {
        await pause(clock, pauseMs, signal).catch(() => {
          throw cancelled(call.operation, lostBefore);
        });
      }
    }
  }
}

function mayRepeat(error: CamsError, { repeatable }: Repeating): boolean {
  const action = actionFor(error.category);
  if (action === "report") return false;
  return action === "slow down" || repeatable || error.outcome === "unsent";
}

/** A random share of a span that doubles (full jitter). After throttling at least a second, or what CAMS asks for. */
function pauseAfter(error: CamsError, { limits, random }: Repeating, count: number): number {
  const jitterMs = random() * Math.min(limits.pauseMaxMs, limits.pauseMs * 2 ** (count - 1));
  if (!(error instanceof ThrottledError)) return jitterMs;
  return error.retryAfterMs === undefined
    ? limits.throttlePauseMs + jitterMs
    : Math.min(error.retryAfterMs, limits.retryAfterMaxMs);
}

function cancelled(operation: string, lostBefore: boolean): CancelledError {
  return new CancelledError(`${operation}: the run was cancelled`, {
    operation,
    code: "CANCELLED",
    outcome: lostBefore ? "unknown" : "unsent",
  });
}
