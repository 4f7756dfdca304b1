import type { JsonValue } from "../../../../sdk/flow";
import { isPlainObject } from "../../../../sdk/flow";
import type { Path } from "../../../../sdk/flow/path";

/** The paths of all values in a document but the document itself, in document order. */
export function placesIn(value: unknown, path: Path = []): Path[] {
  const members = Array.isArray(value) ? [...value.entries()] : isPlainObject(value) ? Object.entries(value) : [];
  return members.flatMap(([step, member]) => [[...path, step], ...placesIn(member, [...path, step])]);
}

/** A copy of a document with another value at some places; what is below them is lost. */
export function withValues(document: JsonValue, places: readonly Path[], value: unknown): unknown {
  const at = new Set(places.map((path) => JSON.stringify(path)));
  const copy = (old: unknown, path: Path): unknown => {
    if (at.has(JSON.stringify(path))) return value;
    if (Array.isArray(old)) return old.map((item, index) => copy(item, [...path, index]));
    if (!isPlainObject(old)) return old;
    return Object.fromEntries(Object.entries(old).map(([key, member]) => [key, copy(member, [...path, key])]));
  };
  return copy(document, []);
}
