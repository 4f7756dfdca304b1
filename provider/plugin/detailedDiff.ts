import { isPlainObject } from "../../sdk/flow";
import { type Difference, isSecret, type Properties } from "../engine";

/** What happens to a property. */
export type Kind = "ADD" | "DELETE" | "UPDATE" | "ADD_REPLACE" | "DELETE_REPLACE" | "UPDATE_REPLACE";

/** One line of a difference. */
export interface Change {
  kind: Kind;
  /** Whether inputs differ; otherwise what is recorded differs from what an update leads to. */
  isInput: boolean;
}

/**
 * Where inputs differ, as paths such as `flow.screens.START.title`, with what is to be replaced for it.
 *
 * @param old the recorded inputs in their keyed form; no path leads into what is marked as a secret
 * @param outputs what is recorded, and what is known of it after an update
 */
export function detailedDiff(
  { replaces, isStoredAnew }: Difference,
  old: Properties,
  news: Properties,
  outputs: { recorded: Properties; planned: Properties },
): Map<string, Change> {
  const changes = new Map<string, Change>();
  const replaced = (name: string, kind: "ADD" | "DELETE" | "UPDATE"): Kind =>
    replaces.includes(name) ? `${kind}_REPLACE` : kind;
  for (const name of namesOf(old, news).filter((name) => !name.startsWith("__"))) {
    for (const { path, kind } of differences(old[name], news[name], [name])) {
      changes.set(spell(path), { kind: replaced(name, kind), isInput: true });
    }
  }
  if (changes.size > 0) return changes;
  for (const name of replaces) changes.set(name, { kind: "UPDATE_REPLACE", isInput: false });
  for (const [name, value] of Object.entries(outputs.planned)) {
    const isChanged = outputs.recorded[name] !== undefined && !isSame(outputs.recorded[name], value);
    if (isChanged && !changes.has(name)) changes.set(name, { kind: "UPDATE", isInput: false });
  }
  // The values are the same; what is secret among them is not.
  if (isStoredAnew && changes.size === 0) {
    for (const name of namesOf(news).filter((name) => isPlainObject(news[name]))) {
      changes.set(name, { kind: "UPDATE", isInput: true });
    }
  }
  return changes;
}

interface Place {
  path: (string | number)[];
  kind: "ADD" | "DELETE" | "UPDATE";
}

function differences(old: unknown, now: unknown, path: (string | number)[]): Place[] {
  if (isSame(old, now)) return [];
  if (old === undefined) return [{ path, kind: "ADD" }];
  if (now === undefined) return [{ path, kind: "DELETE" }];
  if (isSecret(old) || isSecret(now)) return [{ path, kind: "UPDATE" }];
  if (isPlainObject(old) && isPlainObject(now)) {
    return namesOf(old, now).flatMap((key) => differences(old[key], now[key], [...path, key]));
  }
  if (Array.isArray(old) && Array.isArray(now)) {
    const longer = old.length > now.length ? old : now;
    return longer.flatMap((_, index) => differences(old[index], now[index], [...path, index]));
  }
  return [{ path, kind: "UPDATE" }];
}

const namesOf = (...all: Properties[]) => [...new Set(all.flatMap(Object.keys))];

/** Both sides come from JSON; in the keyed form no order of keys means anything. A secret is what it holds. */
function isSame(a: unknown, b: unknown): boolean {
  if (isSecret(a)) return isSame(a.value, b);
  if (isSecret(b)) return isSame(a, b.value);
  if (isPlainObject(a) && isPlainObject(b)) {
    const names = namesOf(a, b);
    return names.every((name) => isSame(a[name], b[name]));
  }
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => isSame(item, b[i]));
  return a === b;
}

/** A path as the engine reads it. */
const spell = (path: (string | number)[]): string =>
  path
    .map((step, index) => {
      if (typeof step === "number") return `[${step}]`;
      if (/^[A-Za-z_$][\w$]*$/.test(step)) return index === 0 ? step : `.${step}`;
      return `[${JSON.stringify(step)}]`;
    })
    .join("");
