/** A pair of indexes: in the old list and in the new one. */
export type IndexPair = [before: number, after: number];

/** How many comparisons a diff may still spend; a shared budget keeps hostile documents from eating hours. */
export interface Budget {
  left: number;
}

/**
 * The longest common subsequence of two lists of content numbers, as index pairs in order. Where the budget does not
 * allow the full table, equal heads and tails only.
 */
export function commonSubsequence(before: readonly number[], after: readonly number[], budget: Budget): IndexPair[] {
  // What stands in one list only cannot be common, and leaving it out keeps the table small.
  const olds = placesOf(before, new Set(after));
  const nows = placesOf(after, new Set(before));
  const contents = (list: readonly number[], places: number[]) => places.map((place) => list[place] ?? 0);
  return commonOf(contents(before, olds), contents(after, nows), budget).map(([old, now]) => [
    olds[old] ?? 0,
    nows[now] ?? 0,
  ]);
}

const placesOf = (list: readonly number[], wanted: Set<number>): number[] =>
  list.flatMap((content, place) => (wanted.has(content) ? [place] : []));

function commonOf(before: readonly number[], after: readonly number[], budget: Budget): IndexPair[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const rows = before.length - head - tail;
  const columns = after.length - head - tail;
  const cells = rows * columns;
  const middle: IndexPair[] = [];
  if (cells > 0 && cells <= budget.left) {
    budget.left -= cells;
    const width = columns + 1;
    const length = new Uint32Array((rows + 1) * width);
    const at = (row: number, column: number) => length[row * width + column] ?? 0;
    const equal = (row: number, column: number) => before[head + row] === after[head + column];
    for (let row = rows - 1; row >= 0; row--) {
      for (let column = columns - 1; column >= 0; column--) {
        length[row * width + column] = equal(row, column)
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
      }
    }
    for (let row = 0, column = 0; row < rows && column < columns; ) {
      if (equal(row, column)) middle.push([head + row++, head + column++]);
      else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
      else column += 1;
    }
  }
  return [
    ...Array.from({ length: head }, (_, index): IndexPair => [index, index]),
    ...middle,
    ...Array.from(
      { length: tail },
      (_, index): IndexPair => [before.length - tail + index, after.length - tail + index],
    ),
  ];
}

/** The places of a longest strictly increasing run of numbers: what stays in order while all else has moved. */
export function longestIncreasing(numbers: readonly number[]): Set<number> {
  const ends: number[] = [];
  const previous: number[] = [];
  numbers.forEach((value, place) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const half = (low + high) >> 1;
      if ((numbers[ends[half] ?? 0] ?? 0) < value) low = half + 1;
      else high = half;
    }
    previous[place] = low === 0 ? -1 : (ends[low - 1] ?? -1);
    ends[low] = place;
  });
  const run = new Set<number>();
  for (let place = ends.at(-1) ?? -1; place >= 0; place = previous[place] ?? -1) run.add(place);
  return run;
}
