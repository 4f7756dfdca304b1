import { escapeMarkdown } from "../escapeMarkdown";
import type { DiffEntry } from "./entry";
import { shownParts, tally } from "./tally";

/**
 * A diff as Markdown, for comments on pull requests: a count, then a list with parts and reasons as inner lists. Texts
 * of the flow come out as plain text: they make no mentions, links, HTML, code, tables or emphasis.
 *
 * @param options.most only so many entries are listed, in their order, and the others counted; all by default
 */
export function formatDiffMarkdown(entries: readonly DiffEntry[], options: { most?: number } = {}): string {
  if (entries.length === 0) return "No changes.";
  const lines = (entry: DiffEntry, indent: string): string[] => {
    const { shown, left } = shownParts(entry);
    return [
      `${indent}- ${indent === "" && entry.breaking ? "**breaking** " : ""}${escapeMarkdown(entry.summary)}`,
      ...(indent === "" && entry.reason !== undefined ? [`  - _${escapeMarkdown(entry.reason)}_`] : []),
      ...shown.flatMap((part) => lines(part, `${indent}  `)),
      ...(left > 0 ? [`${indent}  - and ${left} more`] : []),
    ];
  };
  const listed = entries.slice(0, options.most);
  const rest = entries.length - listed.length;
  return [
    `**${tally(entries)}**`,
    "",
    ...listed.flatMap((entry) => lines(entry, "")),
    ...(rest > 0 ? [`- and ${rest} more`] : []),
    "",
  ].join("\n");
}
