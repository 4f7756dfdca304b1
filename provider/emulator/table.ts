/** How long the past of a table is kept, in milliseconds: no stale read can be older. */
export const MAX_LAG_MS = 60_000;

/** Rows by key, in order of creation, as they are now and as they were a moment ago. */
export interface Table<Row> {
  get(key: string): Row | undefined;
  all(): Row[];
  put(row: Row): void;
  remove(key: string): void;
  clear(): void;
  /** The rows as they were at a time of at most a minute ago, in milliseconds since 1970; good until the next change. */
  asOf(time: number): ReadonlyMap<string, Row>;
}

interface Change<Row> {
  at: number;
  key: string;
  before: Row | undefined;
}

/**
 * A table in memory. Its past is a list of what each change replaced, so that it costs as much as changes are made.
 *
 * @param changed called after each change
 */
export function openTable<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  now: () => number,
  changed: () => void,
): Table<Row> {
  const current = new Map(rows.map((row) => [keyOf(row), row]));
  let past: Change<Row>[] = [];

  const remember = (key: string) => {
    const at = now();
    if ((past[0]?.at ?? at) < at - 2 * MAX_LAG_MS) past = past.filter((change) => change.at >= at - MAX_LAG_MS);
    past.push({ at, key, before: current.get(key) });
  };

  return {
    get: (key) => current.get(key),
    all: () => [...current.values()],
    put(row) {
      remember(keyOf(row));
      current.set(keyOf(row), row);
      changed();
    },
    remove(key) {
      remember(key);
      current.delete(key);
      changed();
    },
    clear() {
      current.clear();
      past = [];
      changed();
    },
    asOf(time) {
      if ((past.at(-1)?.at ?? 0) <= time) return current;
      const then = new Map(current);
      for (const { at, key, before } of past.toReversed()) {
        if (at <= time) break;
        if (before === undefined) then.delete(key);
        else then.set(key, before);
      }
      return then;
    },
  };
}
