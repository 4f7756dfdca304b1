import { canonicalize } from "./canonical";
import { isPlainObject, type JsonValue } from "./json";

/**
 * Whether a document read back holds all that was declared: equal to it, or with properties added (CAMS may write
 * defaults out). Lists must have the same length and order.
 */
export function covers(readBack: JsonValue, declared: JsonValue): boolean {
  if (Array.isArray(declared)) {
    return (
      Array.isArray(readBack) &&
      readBack.length === declared.length &&
      declared.every((item, index) => covers(readBack[index] as JsonValue, item))
    );
  }
  if (isPlainObject(declared)) {
    return (
      isPlainObject(readBack) &&
      Object.entries(declared).every(
        ([key, value]) => Object.hasOwn(readBack, key) && covers(readBack[key] as JsonValue, value),
      )
    );
  }
  return canonicalize(readBack) === canonicalize(declared);
}
