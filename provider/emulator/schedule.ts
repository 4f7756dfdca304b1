/** What CAMS does some time after it answered. */
export interface Schedule {
  /** Runs a task after so many milliseconds of the emulator's clock. */
  later(milliseconds: number, task: () => void): void;
  /** Runs what is due. Nothing happens between two requests, so this comes before each of them. */
  runDue(): void;
  clear(): void;
}

export function openSchedule(now: () => number): Schedule {
  let tasks: { at: number; task: () => void }[] = [];
  return {
    later(milliseconds, task) {
      tasks.push({ at: now() + milliseconds, task });
    },
    runDue() {
      const due = tasks.filter(({ at }) => at <= now()).sort((a, b) => a.at - b.at);
      tasks = tasks.filter(({ at }) => at > now());
      for (const { task } of due) task();
    },
    clear() {
      tasks = [];
    },
  };
}
