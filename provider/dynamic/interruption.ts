import { setTimeout as sleep } from "node:timers/promises";
import { CancelledError } from "../cams";

/** How a provider process learns that the run is over. */
export interface Interruption {
  /** Aborts when the engine, or the person at the terminal, ends the process. */
  signal: AbortSignal;
  /** Waits for so many milliseconds. @throws CancelledError when the signal aborts */
  sleep: (ms: number) => Promise<void>;
}

/** For how long methods that were interrupted may still answer, so that the engine keeps what they made. */
const GRACE_MS = 1_000;

let running = 0;
let known: Interruption | undefined;

/**
 * The interruption of this process. The dynamic provider of the SDK ignores the engine's `Cancel`, so what tells is the
 * signal with which the engine ends its plugins: at the end of every run, when nothing is under way, and when a run is
 * broken off. Waits and calls end then, their methods answer with what is there, and the process exits.
 */
export function interruption(): Interruption {
  if (known !== undefined) return known;
  const controller = new AbortController();
  const end = () => {
    controller.abort();
    if (running === 0) process.exit();
    setTimeout(() => process.exit(), GRACE_MS).unref();
  };
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
  const { signal } = controller;
  known = {
    signal,
    sleep: (ms) =>
      sleep(ms, undefined, { signal }).catch(() => {
        throw new CancelledError("the run was cancelled", { code: "CANCELLED", outcome: "unknown" });
      }),
  };
  return known;
}

/** Does what a method does; an interrupted process exits as soon as no method is under way. */
export async function underWay<T>(work: () => Promise<T>): Promise<T> {
  running++;
  try {
    return await work();
  } finally {
    running--;
    // The answer is written after this.
    if (running === 0 && known?.signal.aborted) setTimeout(() => process.exit(), 50);
  }
}
