import type { JsonValue } from "../json";
import type { Path } from "../path";
import type { DiffKind, DiffSubject, Edit } from "./entry";

/** A single change as the walk finds it, before changes that belong together are folded. */
export interface Change {
  kind: DiffKind;
  subject: DiffSubject;
  /** Its places: in the old document unless added, in the new one unless removed. */
  at: { before?: Path; after?: Path };
  before?: JsonValue;
  after?: JsonValue;
  /** What changed, by name. */
  name: string;
  /** Where among its neighbours it stands now: `before START`, `at the end`. */
  position?: string;
  /** The screens that it leads to, when it is a route, an action or holds actions. */
  link?: Link;
  /** The action that it is or lies in, as a path of the new document. */
  action?: string;
  edits: Edit[];
  parts: Change[];
}

/** Ways between screens that a change adds or takes away. */
export interface Link {
  from: string | undefined;
  before: string[];
  after: string[];
}
