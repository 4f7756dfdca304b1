import type { JsonObject, JsonValue } from "../json";

/** Tells by number whether values mean the same: equal numbers exactly when the canonical forms are equal. */
export interface Sameness {
  /** The number of a value. */
  of(value: JsonValue | undefined): number;
  /** The number that an object would have without one of its keys. */
  without(object: JsonObject, key: string): number;
}

/** Whether a value has members by name. */
export const hasMembers = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Starts an empty register of contents. Each value is read once, without recursion, so deep documents are no danger and
 * comparing two read values costs nothing.
 */
export function createSameness(): Sameness {
  const numbers = new Map<string, number>();
  const known = new Map<object, number>();
  const number = (content: string): number => {
    const found = numbers.get(content);
    if (found !== undefined) return found;
    numbers.set(content, numbers.size);
    return numbers.size - 1;
  };
  const nothing = number("null");

  const shallow = (value: JsonValue | undefined): number => {
    if (typeof value === "string") return number(`"${value}`);
    if (typeof value === "object" && value !== null) return known.get(value) ?? nothing;
    // JSON spells 1e999 and undefined items as null, and minus zero as zero.
    if (value === undefined || value === null || (typeof value === "number" && !Number.isFinite(value))) return nothing;
    return number(String(value));
  };
  const content = (value: JsonValue[] | JsonObject, except?: string): string => {
    if (Array.isArray(value)) {
      let items = "[";
      for (const item of value) items += `${shallow(item)},`;
      return items;
    }
    const pairs: string[] = [];
    for (const name of Object.keys(value)) {
      // Names are numbered like texts, so that none can pass for a piece of the notation.
      if (value[name] !== undefined && name !== except) pairs.push(`${shallow(name)}:${shallow(value[name])}`);
    }
    return `{${pairs.sort().join()}`;
  };

  const read = (root: JsonValue[] | JsonObject): void => {
    // Each value comes up twice: first to make room for its children, then, when they are known, for itself.
    const stack: (JsonValue[] | JsonObject)[] = [root];
    const open = new Set<object>();
    for (let value = stack.at(-1); value !== undefined; value = stack.at(-1)) {
      if (known.has(value) || open.has(value)) {
        if (!known.has(value)) known.set(value, number(content(value)));
        stack.pop();
        continue;
      }
      open.add(value);
      for (const child of Array.isArray(value) ? value : Object.values(value)) {
        if (typeof child === "object" && child !== null && !open.has(child)) stack.push(child);
      }
    }
  };

  return {
    of(value) {
      if (typeof value === "object" && value !== null && !known.has(value)) read(value);
      return shallow(value);
    },
    without(object, key) {
      if (!known.has(object)) read(object);
      return number(content(object, key));
    },
  };
}
