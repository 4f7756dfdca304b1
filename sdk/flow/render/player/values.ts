import type { JsonObject, JsonValue } from "../../json";

/** A value of a document that may be absent. */
export type Value = JsonValue | undefined;

/** What is read of a value where a text is wanted; a list gives its lines. */
export function asText(value: Value): string {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.map(asText).join("\n");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** The items of a list; none of everything else. */
export const asList = (value: Value): JsonValue[] => (Array.isArray(value) ? value : []);

/** An object; an empty one for everything else. */
export const asObject = (value: Value): JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};

/** The objects of a list; what else it holds is passed over. */
export const asObjects = (value: Value): JsonObject[] =>
  asList(value).flatMap((item) => (typeof item === "object" && item !== null && !Array.isArray(item) ? [item] : []));

/** The items of a list as texts. */
export const asTexts = (value: Value): string[] => asList(value).map(asText);

/** A number, also where it is written as a text; undefined for everything else. */
export function asNumber(value: Value): number | undefined {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

/** A member of an object or a table, and never one that every JavaScript object has. */
export const member = <Member>(object: Readonly<Record<string, Member>>, key: string): Member | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;

/** Whether two values are the same JSON. Parts that are one and the same are not looked into. */
export function isSame(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, at) => isSame(item, b[at]));
  }
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]));
}

/** Whether an input is still empty. */
export function isEmpty(value: Value): boolean {
  if (value === undefined || value === null || value === "" || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object" && Object.values(value).every(isEmpty);
}
