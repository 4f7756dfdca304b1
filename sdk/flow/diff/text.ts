import type { DiffEntry, DiffKind } from "./entry";
import { shownParts, tally } from "./tally";

const marks: Record<DiffKind, { sign: string; color: number }> = {
  added: { sign: "+", color: 32 },
  removed: { sign: "-", color: 31 },
  changed: { sign: "~", color: 33 },
  moved: { sign: ">", color: 36 },
  renamed: { sign: "=", color: 36 },
};
const RED = 31;

/**
 * A diff for the terminal: one line an entry, its parts and reasons indented below, a count at the end. Texts of the
 * flow cannot move the cursor or change colours. Ends without a line break.
 *
 * @param options.color with ANSI colours; false by default
 */
export function formatDiffText(entries: readonly DiffEntry[], options: { color?: boolean } = {}): string {
  if (entries.length === 0) return "No changes.";
  const paint = (text: string, color: number) => (options.color === true ? `\u001b[${color}m${text}\u001b[39m` : text);
  const lines = (entry: DiffEntry, indent: string): string[] => {
    const { sign, color } = marks[entry.kind];
    const { shown, left } = shownParts(entry);
    return [
      `${indent}${paint(`${sign} ${entry.summary}`, color)}`,
      ...(indent === "" && entry.reason !== undefined ? [`  ${paint(`breaking: ${entry.reason}`, RED)}`] : []),
      ...shown.flatMap((part) => lines(part, `${indent}    `)),
      ...(left > 0 ? [`${indent}    and ${left} more`] : []),
    ];
  };
  return [...entries.flatMap((entry) => lines(entry, "")), "", tally(entries)].join("\n");
}
