/** For how long methods that were interrupted may still answer, so that the engine keeps what they made. */
const GRACE_MS = 1_000;

let running = 0;
let known: AbortSignal | undefined;

/**
 * Aborts when the engine, or the person at the terminal, ends this process. The dynamic provider of the SDK ignores the
 * engine's `Cancel`, so what tells is the signal with which the engine ends its plugins: at the end of every run, when
 * nothing is under way, and when a run is broken off. Waits and calls end then, their methods answer with what is there,
 * and the process exits.
 */
export function interruption(): AbortSignal {
  if (known !== undefined) return known;
  const controller = new AbortController();
  const end = () => {
    controller.abort();
    if (running === 0) process.exit();
    setTimeout(() => process.exit(), GRACE_MS).unref();
  };
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
  known = controller.signal;
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
    if (running === 0 && known?.aborted) setTimeout(() => process.exit(), 50);
  }
}
