/** Time as the client sees it, so that tests can let it pass at will. */
export interface Clock {
  /** Milliseconds since the epoch, as others see it. */
  now(): number;
  /** Milliseconds since some moment, which no correction of the machine's clock changes. */
  elapsed(): number;
  /** Calls `task` after so many milliseconds, unless the function that is returned is called before. */
  after(milliseconds: number, task: () => void): () => void;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: Date.now,
  elapsed: () => performance.now(),
  after(milliseconds, task) {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
};

/**
 * Waits.
 *
 * @throws the signal's reason when it aborts meanwhile
 */
export function pause(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const stop = () => {
      forget();
      reject(signal.reason);
    };
    const forget = clock.after(milliseconds, () => {
      signal.removeEventListener("abort", stop);
      resolve();
    });
    signal.addEventListener("abort", stop, { once: true });
  });
}
