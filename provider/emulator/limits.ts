import { type ThrottleForm, throttled } from "./refusal";

const WINDOW_MS = 1000;

/** Counts calls, and refuses those over the limit. */
export interface Limits {
  /** @throws {Refusal} when the last second holds `perSecond` calls of this account to this operation already */
  admit(account: string, operation: string, perSecond: number): void;
}

/**
 * A strict sliding window: no second, wherever it begins, holds more than the limit. Refused calls do not count.
 *
 * @param now milliseconds that never go back
 */
export function openLimits(form: ThrottleForm, now: () => number): Limits {
  const admitted = new Map<string, number[]>();
  return {
    admit(account, operation, perSecond) {
      const key = `${account} ${operation}`;
      const time = now();
      const recent = (admitted.get(key) ?? []).filter((at) => time - at < WINDOW_MS);
      admitted.set(key, recent);
      if (recent.length >= perSecond) throw throttled(form);
      recent.push(time);
    },
  };
}
