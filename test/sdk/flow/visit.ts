import { isPlainObject, type JsonObject, type JsonValue } from "../../../sdk/flow";
import type { Path } from "../../../sdk/flow/path";

/** A deep copy that a test may change. */
export const copy = (document: JsonObject): JsonObject => JSON.parse(JSON.stringify(document));

/** All objects of a document with their paths, in document order. */
export function objectsOf(value: JsonValue, path: Path = []): { value: JsonObject; path: Path }[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => objectsOf(item, [...path, index]));
  if (!isPlainObject(value)) return [];
  const inside = Object.entries(value).flatMap(([key, member]) => objectsOf(member as JsonValue, [...path, key]));
  return [{ value: value as JsonObject, path }, ...inside];
}

/** Screens of a flow that is known to be valid. */
export const screensOf = (document: JsonObject) => document.screens as JsonObject[];

/** Components of a document, wherever they stand: objects with a type below a list of components. */
export function componentsOf(document: JsonObject, ...types: string[]): { value: JsonObject; path: Path }[] {
  return objectsOf(document.screens ?? [], ["screens"]).filter(({ value, path }) => {
    const list = path.at(-2);
    const inList = ["children", "then", "else"].includes(String(list)) || path.at(-3) === "cases";
    return inList && typeof value.type === "string" && (types.length === 0 || types.includes(value.type));
  });
}
