import { fold } from "./fold";
import { isPlainObject, type JsonValue } from "./json";
import type { Path } from "./path";

/** A copy of a value in which each text, number, boolean and null is what `change` makes of it. Keys stay. */
export function mapLeaves(document: JsonValue, change: (leaf: JsonValue, path: Path) => JsonValue): JsonValue {
  return fold<{ value: JsonValue; path: Path }, JsonValue>({ value: document, path: [] }, ({ value, path }) => {
    if (Array.isArray(value)) {
      const parts = value.map((item, index) => ({ value: item, path: [...path, index] }));
      return { parts, combine: (items) => items };
    }
    if (!isPlainObject(value)) return { result: change(value, path) };
    const members = Object.entries(value) as [string, JsonValue][];
    return {
      parts: members.map(([key, member]) => ({ value: member, path: [...path, key] })),
      combine: (changed) => Object.fromEntries(members.map(([key], index) => [key, changed[index] as JsonValue])),
    };
  });
}
