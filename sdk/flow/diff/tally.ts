import type { DiffEntry } from "./entry";

/** How many changes there are: `3 changes, 1 breaking`. */
export function tally(entries: readonly DiffEntry[]): string {
  const breaking = entries.filter((entry) => entry.breaking).length;
  return `${entries.length} ${entries.length === 1 ? "change" : "changes"}${breaking > 0 ? `, ${breaking} breaking` : ""}`;
}

const PARTS = 10;

/** The parts that a reader is shown, and how many are left out. */
export function shownParts({ parts }: DiffEntry): { shown: DiffEntry[]; left: number } {
  return { shown: parts.slice(0, PARTS), left: Math.max(0, parts.length - PARTS) };
}
