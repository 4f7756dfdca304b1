import type { Clock } from "../../../provider/cams";

/** A clock that stands still until it is told to go on. */
export interface VirtualClock extends Clock {
  /** Lets so many milliseconds pass, and with them every task that falls due, in order. */
  advance(milliseconds: number): Promise<void>;
}

/** Lets everything happen that needs no time to pass. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

export function virtualClock(): VirtualClock {
  let time = 0;
  let tasks: { at: number; task: () => void }[] = [];
  return {
    now: () => time,
    elapsed: () => time,
    after(milliseconds, task) {
      const entry = { at: time + milliseconds, task };
      tasks.push(entry);
      return () => {
        tasks = tasks.filter((other) => other !== entry);
      };
    },
    async advance(milliseconds) {
      const end = time + milliseconds;
      await settle();
      for (;;) {
        const [next] = tasks.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        tasks = tasks.filter((entry) => entry !== next);
        time = Math.max(time, next.at);
        next.task();
        await settle();
      }
      time = end;
    },
  };
}

/** A clock on which every wait is over at once and counts as passed, for tests of what happens after the wait. */
export function impatientClock(): Clock {
  let skipped = 0;
  return {
    now: () => Date.now() + skipped,
    elapsed: () => performance.now() + skipped,
    after(milliseconds, task) {
      const soon = setImmediate(() => {
        skipped += milliseconds;
        task();
      });
      return () => clearImmediate(soon);
    },
  };
}
