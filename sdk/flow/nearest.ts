/**
 * The candidate that a misspelt word most likely meant, for "did you mean" hints: the one that the fewest slips turn it
 * into, if they concern at most a third of its letters.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: { candidate: string; slips: number } | undefined;
  for (const candidate of candidates) {
    const most = Math.min(Math.max(1, Math.floor(candidate.length / 3)), (best?.slips ?? Number.POSITIVE_INFINITY) - 1);
    if (Math.abs(word.length - candidate.length) > most) continue;
    const slips = countSlips(word.toLowerCase(), candidate.toLowerCase());
    if (slips <= most) best = { candidate, slips };
  }
  return best?.candidate;
}

/**
 * Letters missed, added, mistaken, or swapped with their neighbour (optimal string alignment distance), row by row.
 */
function countSlips(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const mistaken = at(row, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwapped ? at(before, j - 2) + 1 : Number.POSITIVE_INFINITY;
      next.push(Math.min(mistaken, swapped, at(row, j) + 1, at(next, j - 1) + 1));
    }
    before = row;
    row = next;
  }
  return at(row, b.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? Number.POSITIVE_INFINITY;
