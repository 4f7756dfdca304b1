import { consequences, type LocatedChange, locatedChanges } from "../contract";
import type { JsonValue } from "../json";
import { formatPath } from "../path";
import { assign } from "./breaking";
import type { Change } from "./change";
import type { DiffEntry } from "./entry";
import { foldChanges } from "./folding";
import { summarize } from "./summary";
import { findChanges } from "./walk";

/**
 * Tells two versions of a flow apart as a reader would: screens are the same by id, components by name, options by id,
 * all else by type and content; what only follows from a change is part of its entry. Takes any JSON values.
 *
 * Empty exactly when the digests of both documents are equal; `applyDiff(before, diffFlows(before, after))` has the
 * digest of `after`. The entries share values with both documents.
 *
 * @example diffFlows(published, edited).filter(({ breaking }) => breaking).map(({ summary }) => summary)
 */
export function diffFlows(before: JsonValue, after: JsonValue): DiffEntry[] {
  const changes = findChanges(before, after);
  const broken = assign(changes, changes.length === 0 ? [] : locatedChanges(before, after));
  return foldChanges(changes).map((change) => toEntry(change, broken));
}

function toEntry(change: Change, broken: Map<Change, LocatedChange[]>): DiffEntry {
  const parts = change.parts.map((part) => toEntry(part, broken));
  const own = broken.get(change) ?? [];
  const reasons = new Set([
    ...reasonsOf(own),
    ...parts.flatMap(({ reason }) => (reason === undefined ? [] : [reason])),
  ]);
  const codes = new Set([...own.map(({ code }) => code), ...parts.flatMap((part) => part.codes)]);
  return {
    kind: change.kind,
    subject: change.subject,
    path: formatPath(change.at.after ?? change.at.before ?? []),
    summary: summarize(change),
    ...valuesOf(change),
    breaking: reasons.size > 0,
    ...(reasons.size > 0 && { reason: [...reasons].join(" ") }),
    codes: [...codes],
    parts,
    edits: change.edits,
  };
}

/** Facts that are listed before the rest is only counted. */
const TOLD = 5;

/** One sentence for each code. */
function reasonsOf(items: LocatedChange[]): string[] {
  const codes = [...new Set(items.map(({ code }) => code))];
  return codes.map((code) => {
    const facts = items.flatMap((item) => (item.code === code ? [item.fact] : []));
    const rest = facts.length > TOLD ? [`${facts.length - TOLD} more`] : [];
    const [first = "", ...others] = [...facts.slice(0, TOLD), ...rest];
    return `${[first.charAt(0).toUpperCase() + first.slice(1), ...others].join(", ")}: ${consequences[code]}.`;
  });
}

function valuesOf({ kind, at, before, after, parts }: Change): Pick<DiffEntry, "before" | "after"> {
  if (kind === "moved" && parts.length > 0) return {};
  if (kind === "moved") return { before: formatPath(at.before ?? []), after: formatPath(at.after ?? []) };
  return { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}
