/** Any value that JSON can hold. */
export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject;

/** A JSON object: what every Flow JSON document is at its top. */
export interface JsonObject {
  [key: string]: JsonValue;
}

/** Tells objects written as `{...}` (or parsed from JSON) from arrays, null and instances of classes. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // An object of another realm (a worker, a test runner's sandbox) has that realm's Object.prototype, which has no parent.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
