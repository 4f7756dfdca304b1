import { isPlainObject, type JsonValue } from "./json";

/**
 * Whether a document read back holds all that was declared: equal to it, or with properties added (CAMS may write
 * defaults out). Lists must have the same length and order.
 */
export function covers(readBack: JsonValue, declared: JsonValue): boolean {
  const open: [found: JsonValue | undefined, wanted: JsonValue][] = [[readBack, declared]];
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const [found, wanted] = pair;
    if (Array.isArray(wanted)) {
      if (!Array.isArray(found) || found.length !== wanted.length) return false;
      for (const [index, item] of wanted.entries()) open.push([found[index], item]);
    } else if (isPlainObject(wanted)) {
      if (!isPlainObject(found)) return false;
      for (const [key, member] of Object.entries(wanted)) {
        if (member === undefined) continue;
        if (!Object.hasOwn(found, key)) return false;
        open.push([(found as Record<string, JsonValue>)[key], member as JsonValue]);
      }
    } else if (found !== wanted) return false;
  }
  return true;
}
