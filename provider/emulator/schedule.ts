/** What CAMS does some time after it answered. */
export interface Schedule {
  /** Does something after so many milliseconds of the emulator's clock. */
  later(milliseconds: number, task: () => void): void;
  /** Does what is due. Nothing happens between two looks, so this comes before each of them. */
  settle(): void;
  clear(): void;
}

export function openSchedule(now: () => number): Schedule {
  let tasks: { at: number; task: () => void }[] = [];
  return {
    later(milliseconds, task) {
      tasks.push({ at: now() + milliseconds, task });
    },
    settle() {
      const due = tasks.filter(({ at }) => at <= now()).sort((a, b) => a.at - b.at);
      tasks = tasks.filter(({ at }) => at > now());
      for (const { task } of due) task();
    },
    clear() {
      tasks = [];
    },
  };
}
