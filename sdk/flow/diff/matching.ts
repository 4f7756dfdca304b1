import type { JsonValue } from "../json";

/** Which items of two lists belong together, as far as it is known. */
export interface Matching {
  /** For each index of the new list its index in the old one, or -1. */
  readonly partner: number[];
  isTaken(old: number): boolean;
  pair(old: number, now: number): void;
  /** Indexes of old items that have no partner yet and are wanted. */
  freeBefore(wanted: (item: JsonValue) => boolean): number[];
  /** Indexes of new items that have no partner yet and are wanted. */
  freeAfter(wanted: (item: JsonValue) => boolean): number[];
  /** Pairs items that have the same key, first with first; items without a key stay as they are. */
  pairBy(olds: number[], nows: number[], keyOf: (item: JsonValue) => string | number | undefined): void;
}

/** Begins with nothing paired. */
export function createMatching(before: JsonValue[], after: JsonValue[]): Matching {
  const partner: number[] = after.map(() => -1);
  const taken: boolean[] = before.map(() => false);
  const pair = (old: number, now: number) => {
    partner[now] = old;
    taken[old] = true;
  };
  return {
    partner,
    pair,
    isTaken: (old) => taken[old] === true,
    freeBefore: (wanted) => indexesOf(before, (item, index) => !taken[index] && wanted(item)),
    freeAfter: (wanted) => indexesOf(after, (item, index) => partner[index] === -1 && wanted(item)),
    pairBy(olds, nows, keyOf) {
      const waiting = new Map<string | number, number[]>();
      for (const now of nows.toReversed()) {
        const key = keyOf(after[now] ?? null);
        if (key === undefined) continue;
        const queue = waiting.get(key);
        if (queue === undefined) waiting.set(key, [now]);
        else queue.push(now);
      }
      for (const old of olds) {
        const key = keyOf(before[old] ?? null);
        const now = key === undefined ? undefined : waiting.get(key)?.pop();
        if (now !== undefined) pair(old, now);
      }
    },
  };
}

const indexesOf = (list: JsonValue[], wanted: (item: JsonValue, index: number) => boolean): number[] =>
  list.flatMap((item, index) => (wanted(item, index) ? [index] : []));
