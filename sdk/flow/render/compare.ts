import { type DiffEntry, diffFlows } from "../diff";
import { isPlainObject, type JsonValue } from "../json";
import { formatPath, type Path } from "../path";
import type { ChangeLine, Mark, ScreenPair } from "./model";

/** Two versions compared: what to mark on either, which screens belong together, and the changes in words. */
export interface Comparison {
  marks: { before: Mark[]; after: Mark[] };
  pairs: ScreenPair[];
  changes: ChangeLine[];
  screens: { added: Set<string>; removed: Set<string> };
}

/** Compares two versions for a page that shows them side by side. */
export function compare(before: JsonValue, after: JsonValue): Comparison {
  const entries = diffFlows(before, after);
  const marks = { before: [] as Mark[], after: [] as Mark[] };
  for (const entry of entries) mark(entry, marks);
  const [was, is] = [idsOf(before), idsOf(after)];
  return {
    marks,
    pairs: pairsOf(was, is, renamedScreens(entries)),
    changes: entries.map(({ summary, breaking, reason }) => ({ summary, breaking, ...(reason && { reason }) })),
    screens: {
      added: new Set(is.filter((id) => !was.includes(id))),
      removed: new Set(was.filter((id) => !is.includes(id))),
    },
  };
}

function mark(entry: DiffEntry, marks: Comparison["marks"]): void {
  const { kind, summary, parts } = entry;
  const shown = kind === "renamed" ? "changed" : kind;
  if (kind !== "removed") marks.after.push({ path: entry.path, kind: shown, summary });
  for (const edit of entry.edits) {
    const place = placeBefore(edit);
    if (place !== undefined) marks.before.push({ path: formatPath(place), kind: shown, summary });
  }
  for (const part of parts) mark(part, marks);
}

/** Where an edit takes hold in the old document; an insertion takes hold nowhere. */
function placeBefore(edit: DiffEntry["edits"][number]): Path | undefined {
  switch (edit.edit) {
    case "set":
    case "delete":
      return edit.at;
    case "remove":
      return [...edit.list, edit.index];
    case "move":
      return [...edit.list, edit.from];
    case "insert":
      return undefined;
  }
}

function renamedScreens(entries: readonly DiffEntry[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { kind, subject, before, after, parts } of entries) {
    if (kind === "renamed" && subject === "screen" && typeof before === "string" && typeof after === "string")
      names.set(after, before);
    for (const [now, old] of renamedScreens(parts)) names.set(now, old);
  }
  return names;
}

/** The screens of the new version with their old ones, and each removed screen after the one that it followed. */
function pairsOf(was: readonly string[], is: readonly string[], renamed: Map<string, string>): ScreenPair[] {
  const pairs: ScreenPair[] = is.map((id, after) => {
    const before = was.indexOf(renamed.get(id) ?? id);
    return before < 0 ? { after } : { before, after };
  });
  for (const before of was.keys()) {
    if (pairs.some((pair) => pair.before === before)) continue;
    pairs.splice(pairs.findIndex((pair) => pair.before === before - 1) + 1, 0, { before });
  }
  return pairs;
}

function idsOf(document: JsonValue): string[] {
  const screens = isPlainObject(document) && Array.isArray(document.screens) ? document.screens : [];
  return screens.map((screen: unknown) => (isPlainObject(screen) && typeof screen.id === "string" ? screen.id : ""));
}
