import type { JsonValue } from "../json";
import type { Path } from "../path";

/** What happened to a thing. */
export type DiffKind = "added" | "removed" | "changed" | "moved" | "renamed";

/** What kind of thing it happened to. */
export type DiffSubject = "screen" | "component" | "option" | "route" | "data key" | "action" | "property";

/**
 * One exact step from the old document to the new one. Places are given in the old document, except `index` of an
 * insertion and `to` of a move, which are indexes of the new list; so the steps of a diff do not depend on each other
 * and may be applied in any order.
 */
export type Edit =
  | { edit: "set"; at: Path; value: JsonValue }
  | { edit: "delete"; at: Path }
  | { edit: "insert"; list: Path; index: number; value: JsonValue }
  | { edit: "remove"; list: Path; index: number }
  | { edit: "move"; list: Path; from: number; to: number };

/** One change of a flow, as a reader would name it. */
export interface DiffEntry {
  kind: DiffKind;
  subject: DiffSubject;
  /** Where it stands in the new document, or in the old one when removed; empty for the document itself. */
  path: string;
  /** The change in plain words, on one line, without control characters; not escaped for Markdown or HTML. */
  summary: string;
  /** The old value; of a move the old path; absent when added. */
  before?: JsonValue;
  /** The new value; of a move the new path; absent when removed. */
  after?: JsonValue;
  /** Whether running conversations, callers or consumers may break by this entry or by one of its parts. */
  breaking: boolean;
  /** Why it is breaking, in sentences; absent when it is not. */
  reason?: string;
  /** Codes of the contract changes behind `reason`; empty when it is not breaking. */
  codes: string[];
  /** Changes that come with this one: the routes and navigates of an inserted screen, the items of a reordered list. */
  parts: DiffEntry[];
  /** The exact steps of this entry without those of its parts; what `applyDiff` works from. */
  edits: Edit[];
}
