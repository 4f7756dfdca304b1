import type { JsonObject, JsonValue } from "../json";
import type { Path } from "../path";
import type { DiffEntry, Edit } from "./entry";
import { hasMembers } from "./sameness";

/** The edits of one value and of what lies in it. */
interface Plan {
  set?: { value: JsonValue };
  deleted: boolean;
  within: Map<string | number, Plan>;
  removed: Set<number>;
  /** Items that get a place of their own in the new list. */
  placed: { index: number; from?: number; value?: JsonValue }[];
}

/**
 * Makes the new document out of the old one and the entries of their diff: what it answers has the digest of the new
 * document. Give it all entries, in any order; their parts are applied with them. The old document stays as it is, and
 * the new one shares with it what did not change. An entry that does not fit the document is passed over.
 */
export function applyDiff(before: JsonValue, entries: readonly DiffEntry[]): JsonValue {
  const plan = newPlan();
  const all = [...entries];
  for (let entry = all.pop(); entry !== undefined; entry = all.pop()) {
    for (const part of entry.parts) all.push(part);
    for (const edit of entry.edits) note(plan, edit);
  }
  return rebuild(before, plan);
}

const newPlan = (): Plan => ({ deleted: false, within: new Map(), removed: new Set(), placed: [] });

function note(root: Plan, edit: Edit): void {
  const plan = planAt(root, "at" in edit ? edit.at : edit.list);
  if (edit.edit === "set") plan.set = { value: edit.value };
  else if (edit.edit === "delete") plan.deleted = true;
  else if (edit.edit === "insert") plan.placed.push({ index: edit.index, value: edit.value });
  else if (edit.edit === "remove") plan.removed.add(edit.index);
  else plan.placed.push({ index: edit.to, from: edit.from });
}

function planAt(root: Plan, path: Path): Plan {
  let plan = root;
  for (const step of path) {
    const inner = plan.within.get(step) ?? newPlan();
    plan.within.set(step, inner);
    plan = inner;
  }
  return plan;
}

function rebuild(value: JsonValue, plan: Plan): JsonValue {
  if (plan.set !== undefined) return plan.set.value;
  if (Array.isArray(value)) return rebuildList(value, plan);
  return hasMembers(value) ? rebuildObject(value, plan) : value;
}

function rebuildObject(value: JsonObject, plan: Plan): JsonObject {
  const members = new Map(Object.entries(value));
  for (const [key, inner] of plan.within) {
    const name = String(key);
    const old = members.get(name);
    if (inner.deleted) members.delete(name);
    else if (inner.set !== undefined) members.set(name, inner.set.value);
    else if (old !== undefined) members.set(name, rebuild(old, inner));
  }
  return Object.fromEntries(members);
}

function rebuildList(value: JsonValue[], plan: Plan): JsonValue[] {
  const item = (index: number): JsonValue => {
    const inner = plan.within.get(index);
    const old = value[index] ?? null;
    return inner === undefined ? old : rebuild(old, inner);
  };
  const moved = new Set(plan.placed.flatMap(({ from }) => (from === undefined ? [] : [from])));
  const kept = [...value.keys()].filter((index) => !plan.removed.has(index) && !moved.has(index));
  const list: JsonValue[] = [];
  let next = 0;
  for (const { index, from, value: inserted } of plan.placed.toSorted((a, b) => a.index - b.index)) {
    while (list.length < index && next < kept.length) list.push(item(kept[next++] ?? 0));
    if (from === undefined) list.push(inserted ?? null);
    else if (from < value.length) list.push(item(from));
  }
  for (; next < kept.length; next++) list.push(item(kept[next] ?? 0));
  return list;
}
