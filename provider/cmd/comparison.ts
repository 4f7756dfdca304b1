import {
  type DiffEntry,
  diffFlows,
  escapeMarkdown,
  formatDiffMarkdown,
  formatDiffText,
  type JsonObject,
} from "../../sdk/flow";
import { visibleJson } from "../visible";
import { visible } from "./terminal";

/** One version of a flow and what it is called; without a document where there is none. */
export interface Side {
  name: string;
  document: JsonObject | undefined;
}

/** Two versions of a flow, compared. */
export interface Comparison {
  before: string;
  after: string;
  status: "added" | "removed" | "changed" | "unchanged";
  /** Some change may break running conversations, callers, the endpoint or consumers; a flow that is gone does. */
  breaking: boolean;
  changes: DiffEntry[];
}

/** Compares two versions of a flow, of which one may be missing. */
export function compare(before: Side, after: Side): Comparison {
  const names = { before: before.name, after: after.name };
  if (before.document === undefined) return { ...names, status: "added", breaking: false, changes: [] };
  if (after.document === undefined) return { ...names, status: "removed", breaking: true, changes: [] };
  const changes = diffFlows(before.document, after.document);
  const breaking = changes.some((change) => change.breaking);
  return { ...names, status: changes.length === 0 ? "unchanged" : "changed", breaking, changes };
}

/** The forms of comparisons by their names on the command line. */
export const comparisons = {
  text: (all, { color }) =>
    written(all, ({ before, after, status, changes }) => {
      const names = status === "added" ? after : status === "removed" ? before : `${before} -> ${after}`;
      return `${visible(names)}\n${wholeChanges[status] ?? formatDiffText(changes, { color })}`;
    }),
  markdown: (all) =>
    written(all, ({ before, after, status, changes }) => {
      const name = escapeMarkdown(visible(status === "removed" ? before : after));
      return `### ${name}\n\n${wholeChanges[status] ?? formatDiffMarkdown(changes)}`;
    }),
  json: (all) =>
    visibleJson(all.map(({ changes, ...comparison }) => ({ ...comparison, changes: changes.map(withoutEdits) }))),
} satisfies Record<string, (all: readonly Comparison[], options: { color: boolean }) => string>;

/** A form in which comparisons are printed. */
export type ComparisonFormat = keyof typeof comparisons;

/** The exact steps of a change are for programs that apply it, and those use the library. */
const withoutEdits = ({ edits: _, parts, ...entry }: DiffEntry): object => ({
  ...entry,
  parts: parts.map(withoutEdits),
});

/** What is printed where there are not two versions to compare. */
const wholeChanges: Partial<Record<Comparison["status"], string>> = {
  added: "The flow is new.",
  removed: "The flow was removed.",
};

/** Flows without a change are left out, where another has one. */
function written(all: readonly Comparison[], write: (comparison: Comparison) => string): string {
  const different = all.filter(({ status }) => status !== "unchanged");
  return different.length === 0 ? "No changes." : different.map((each) => write(each).trimEnd()).join("\n\n");
}
