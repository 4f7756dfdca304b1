/** A stretch of a text; lines and columns count from 1, columns in UTF-16 units, and the end is exclusive. */
export interface Place {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** Turns offsets of one text into places. */
export type Places = (begin: number, end: number) => Place;

/** Reads where the lines of a text begin. A line ends with LF, CR LF or a lone CR. */
export function placesIn(text: string): Places {
  const starts = [0];
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    if (unit === LF || (unit === CR && text.charCodeAt(offset + 1) !== LF)) starts.push(offset + 1);
  }
  return (begin, end) => {
    const line = lastAtMost(starts, begin);
    const endLine = lastAtMost(starts, end);
    return {
      line: line + 1,
      column: begin - (starts[line] ?? 0) + 1,
      endLine: endLine + 1,
      endColumn: end - (starts[endLine] ?? 0) + 1,
    };
  };
}

const LF = 10;
const CR = 13;

/** The index of the last number that is not above the limit; the numbers rise and the first one is 0. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((numbers[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
