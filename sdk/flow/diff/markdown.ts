import type { DiffEntry } from "./entry";
import { shownParts, tally } from "./tally";

/**
 * A diff as Markdown, for comments on pull requests: a count, then a list with parts and reasons as inner lists. Texts
 * of the flow come out as plain text: they make no mentions, links, HTML, code, tables or emphasis.
 */
export function formatDiffMarkdown(entries: readonly DiffEntry[]): string {
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
  return [`**${tally(entries)}**`, "", ...entries.flatMap((entry) => lines(entry, "")), ""].join("\n");
}

/** Invisible; a name or number behind it is no mention and no reference, also after entities are decoded. */
const BREAK = "&#8203;";

const entity = (character: string): string => `&#${character.charCodeAt(0)};`;

/**
 * Spells all that Markdown and GitHub give a meaning as entities, which have none. An underscore within a word has none
 * either, and screen ids stay readable.
 */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[&<>`|*~[\]\\$#@]/g, (character) =>
      /[#@]/.test(character) ? entity(character) + BREAK : entity(character),
    )
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, entity)
    .replace(/:(?=\/\/)|(?<=www)\./gi, (character) => entity(character) + BREAK)
    .replace(/^[-+=\d]/, entity);
}
