import { createHash } from "node:crypto";
import { fold } from "./fold";

/**
 * Canonical JSON (RFC 8785): keys in order of their UTF-16 code units, no white space, numbers in ECMAScript's shortest
 * form. Two documents mean the same exactly when their canonical forms are equal.
 *
 * @param value a JSON value; properties that are `undefined` count as absent, as JSON.stringify has it
 */
export function canonicalize(value: unknown): string {
  return fold<unknown, string>(value, (item) => {
    if (item === null || item === undefined) return { result: "null" };
    if (typeof item !== "object") return { result: JSON.stringify(item) };
    if (Array.isArray(item)) return { parts: item, combine: (texts) => `[${texts.join(",")}]` };
    const members = Object.entries(item)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      parts: members.map(([, member]) => member),
      combine: (texts) => `{${members.map(([key], index) => `${JSON.stringify(key)}:${texts[index]}`).join(",")}}`,
    };
  });
}

/**
 * Names the content of a document: `sha256:` and 64 hexadecimal digits over the canonical form. White space, the order
 * of keys and the spelling of numbers do not count.
 *
 * @example digest({ version: "7.3", screens: [] }) === digest({ screens: [], version: "7.3" })
 */
export function digest(document: unknown): string {
  return `sha256:${createHash("sha256").update(canonicalize(document), "utf8").digest("hex")}`;
}
