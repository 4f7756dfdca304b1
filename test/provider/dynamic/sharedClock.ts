import type { Clock } from "../../../provider/cams";

/** Time that passes only by waiting and by calling, for a provider and an emulator that share it. */
export interface SharedClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Lets so many milliseconds pass. */
  advance(milliseconds: number): void;
  /** Waits for so many milliseconds, which are over at once. */
  sleep(milliseconds: number): Promise<void>;
}

/** The clock as a client uses it: what it waits for is over at once, and counts as passed for everybody. */
export const clientClock = ({ now, advance }: SharedClock): Clock => ({
  now,
  elapsed: now,
  after(milliseconds, task) {
    const soon = setImmediate(() => {
      advance(milliseconds);
      task();
    });
    return () => clearImmediate(soon);
  },
});

/** A clock that begins now. */
export function sharedClock(): SharedClock {
  let time = Date.now();
  const advance = (milliseconds: number) => {
    time += milliseconds;
  };
  return {
    now: () => time,
    advance,
    sleep: async (milliseconds) => advance(milliseconds),
  };
}
