/** Time that passes only by waiting and by calling, for a provider and an emulator that share it. */
export interface SharedClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Lets so many milliseconds pass. */
  advance(milliseconds: number): void;
  /** Waits for so many milliseconds, which are over at once. */
  sleep(milliseconds: number): Promise<void>;
}

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
