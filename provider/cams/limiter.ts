import type { Clock } from "./clock";
import { LIMITS, type Limits } from "./limits";

/** A slot to make one call. */
export interface Slot {
  /** Its place among the calls of the operation, by which it waits if it has to be repeated. */
  readonly place: number;
  /** The request is being written. */
  sent(): void;
  /** The call is over; `taken` if CAMS did not throttle it. */
  done(taken: boolean): void;
}

/** Paces the calls of one operation. */
export interface Limiter {
  /**
   * Waits for a slot: first come, first served. A call that is repeated keeps its place, so that of all calls that CAMS
   * throttles the oldest comes first.
   *
   * @throws the signal's reason when it aborts meanwhile
   */
  acquire(signal: AbortSignal, place?: number): Promise<Slot>;
  /** CAMS throttled a call: no slot before `pauseMs` have passed, and fewer from then on until CAMS takes calls again. */
  slowDown(pauseMs: number): void;
}

/** What a limiter needs from outside. */
export interface LimiterDeps {
  clock: Clock;
  /** Told when calls wait for long: how many wait. */
  onWait?: (waiting: number) => void;
  limits?: Limits;
}

/**
 * A strict sliding window: no interval of a second sees more than `perSecond` calls arrive, however they bunch up, as long as
 * each arrives within `arrivalMs` or is answered. A
 * pace below one is a call every so many seconds; `Infinity` paces only after throttling.
 *
 * Own code, because the maintained libraries with a strict window (p-throttle) neither slow down when a server asks for
 * it nor load from CommonJS on Node 22.0, and the others allow bursts at the edge of two windows.
 */
export function limiter(perSecond: number, { clock, onWait, limits = LIMITS }: LimiterDeps): Limiter {
  const capacity = Math.max(1, Math.floor(perSecond));
  const windowMs = Number.isFinite(perSecond) ? (capacity / perSecond) * 1000 + limits.marginMs : 0;
  const waiting: { place: number; since: number; go: (slot: Slot) => void }[] = [];
  let nextPlace = 0;
  /** Times from which the slots in use are free again; infinite until a call is sent. */
  let slots: { freeAt: number }[] = [];
  let pace = 1;
  let pausedUntil = Number.NEGATIVE_INFINITY;
  let slowedAt = Number.NEGATIVE_INFINITY;
  let toldAt = Number.NEGATIVE_INFINITY;
  let wakeUp: (() => void) | undefined;

  function take(place: number): Slot {
    const slot = { freeAt: Number.POSITIVE_INFINITY };
    const lastsMs = windowMs / pace;
    if (windowMs > 0) slots.push(slot);
    return {
      place,
      sent() {
        slot.freeAt = clock.elapsed() + limits.arrivalMs + lastsMs;
        serve();
      },
      done(taken) {
        slot.freeAt = Math.min(slot.freeAt, clock.elapsed() + lastsMs);
        if (taken) pace = Math.min(1, pace + limits.regainedPace);
        serve();
      },
    };
  }

  function isFree(now: number): boolean {
    if (now < pausedUntil) return false;
    if (slots.length >= capacity) slots = slots.filter(({ freeAt }) => freeAt > now);
    return slots.length < capacity;
  }

  function serve(): void {
    const now = clock.elapsed();
    for (let next = waiting[0]; next !== undefined && isFree(now); next = waiting[0]) {
      waiting.shift();
      next.go(take(next.place));
    }
    wakeUp?.();
    wakeUp = undefined;
    const [first] = waiting;
    if (first === undefined) return;
    if (now - first.since >= limits.patienceMs && now - toldAt >= limits.patienceMs) {
      toldAt = now;
      onWait?.(waiting.length);
    }
    const slotAt = slots.length < capacity ? now : Math.min(...slots.map(({ freeAt }) => freeAt));
    const nextAt = Math.max(pausedUntil, slotAt);
    if (Number.isFinite(nextAt)) wakeUp = clock.after(nextAt - now, serve);
  }

  return {
    acquire(signal, place = nextPlace++) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        if (waiting.length === 0 && isFree(clock.elapsed())) return resolve(take(place));
        const leave = () => {
          waiting.splice(waiting.indexOf(call), 1);
          serve();
          reject(signal.reason);
        };
        const call = {
          place,
          since: clock.elapsed(),
          go(slot: Slot) {
            signal.removeEventListener("abort", leave);
            resolve(slot);
          },
        };
        signal.addEventListener("abort", leave, { once: true });
        const later = waiting.findIndex((other) => other.place > place);
        waiting.splice(later === -1 ? waiting.length : later, 0, call);
        serve();
      });
    },
    slowDown(pauseMs) {
      const now = clock.elapsed();
      // Calls that were under way together are throttled together; that is one sign, not many.
      if (now - slowedAt >= windowMs) {
        pace = Math.max(limits.slowestPace, pace / 2);
        slowedAt = now;
      }
      pausedUntil = Math.max(pausedUntil, now + pauseMs);
      serve();
    },
  };
}
