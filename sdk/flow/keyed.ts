import { fold, type Step } from "./fold";
import { isPlainObject, type JsonValue } from "./json";
import { formatPath, type Path } from "./path";

/**
 * The keyed view of a document: its lists of screens, components and options become maps under the names of their
 * items, with one text for the order. The engine compares maps key by key, so an inserted screen shows as one addition
 * and a changed label as one line, where a list would show every later item as changed.
 *
 * | in the document                  | in the keyed view                                                          |
 * |----------------------------------|----------------------------------------------------------------------------|
 * | list of objects with an identity | `{ <key>: item, ..., $order: "<key>, <key>" }`                             |
 * | any other list                   | a list                                                                     |
 * | `null`                           | `"(null)"`, because the engine takes null for absent                       |
 * | a text `(null)`, `((null))`, ... | the text in one more pair of parentheses                                   |
 * | a property `__x` or `$x`         | `$__x`, `$$x`, because the engine hides `__x` and `$order` is ours         |
 *
 * An item's identity is its `id`, else its `name`, else its `type`. The first item with an identity is keyed by it, a
 * further one gets an ordinal (`TextBody`, `TextBody_2`). Items keep all their properties: keys are only labels, and
 * decoding needs nothing but the order. The encoding stands in users' state files and never changes.
 */
const ORDER = "$order";

/** A value of a document that is being encoded: JSON, or something that only the caller knows (a Pulumi Output). */
export type Opaque = (value: unknown, path: Path) => { encoded: unknown } | undefined;

/** Says which value of a document is not a JSON value, and what it is. */
export class NotJsonError extends Error {
  override readonly name = "NotJsonError";

  constructor(
    readonly path: Path,
    readonly found: string,
  ) {
    super(`${formatPath(path) || "the flow"} is ${found}, which JSON cannot represent`);
  }
}

/** A value under way, with its place in the document. */
interface Placed {
  value: unknown;
  path: Path;
}

/**
 * Turns a document into its keyed view. Properties that are `undefined` are left out, as JSON does.
 *
 * @param opaque asked first for each value; what it answers stands in the view as it is
 * @param at where in a larger document the value stands
 * @throws NotJsonError for a function, a class instance, NaN and the like
 */
export function encodeKeyed(document: unknown, opaque: Opaque = () => undefined, at: Path = []): unknown {
  return fold<Placed, unknown>({ value: document, path: at }, ({ value, path }) => {
    const answer = opaque(value, path);
    if (answer !== undefined) return { result: answer.encoded };
    if (value === null) return { result: "(null)" };
    if (typeof value === "string") return { result: isSpelledNull(value) ? `(${value})` : value };
    if (typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))) return { result: value };
    if (Array.isArray(value)) return encodeList(value, path);
    if (!isPlainObject(value)) throw new NotJsonError(path, describe(value));
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return {
      parts: members.map(([key, member]) => ({ value: member, path: [...path, key] })),
      combine: (encoded) => Object.fromEntries(members.map(([key], index) => [escapeKey(key), encoded[index]])),
    };
  });
}

/** Turns a keyed view back into the document. Whatever is not a keyed list stays as it is, so it never fails. */
export function decodeKeyed(view: unknown): unknown {
  return fold<unknown, unknown>(view, (value) => {
    if (typeof value === "string") return { result: isSpelledNull(value) ? unspellNull(value) : value };
    if (Array.isArray(value)) return { parts: value, combine: (items) => items };
    if (!isPlainObject(value)) return { result: value };
    const order = Object.hasOwn(value, ORDER) ? value[ORDER] : undefined;
    if (typeof order === "string") {
      const keys = parseOrder(order).filter((key) => Object.hasOwn(value, key));
      return { parts: keys.map((key) => value[key]), combine: (items) => items };
    }
    const members = Object.entries(value);
    return {
      parts: members.map(([, member]) => member),
      combine: (decoded) => Object.fromEntries(members.map(([key], index) => [unescapeKey(key), decoded[index]])),
    };
  });
}

function encodeList(list: unknown[], path: Path): Step<Placed, unknown> {
  const parts = list.map((item, index) => ({ value: item ?? null, path: [...path, index] }));
  const identities = list.map(identityOf);
  if (list.length === 0 || !identities.every((identity) => identity !== undefined)) {
    return { parts, combine: (items) => items };
  }
  const keys = uniqueKeys(identities);
  return {
    parts,
    combine: (items) => ({
      ...Object.fromEntries(keys.map((key, index) => [key, items[index]])),
      [ORDER]: formatOrder(keys),
    }),
  };
}

function identityOf(item: unknown): string | undefined {
  if (!isPlainObject(item)) return undefined;
  return [item.id, item.name, item.type].find((candidate) => typeof candidate === "string" && candidate !== "") as
    | string
    | undefined;
}

/** First items take their identity itself, so that no ordinal of an earlier twin can take it from them. */
function uniqueKeys(identities: string[]): string[] {
  const taken = new Set(identities.map(escapeKey));
  const seen = new Map<string, number>();
  return identities.map((identity) => {
    const base = escapeKey(identity);
    let ordinal = (seen.get(base) ?? 0) + 1;
    let key = base;
    if (ordinal > 1) {
      while (taken.has(`${base}_${ordinal}`)) ordinal += 1;
      key = `${base}_${ordinal}`;
      taken.add(key);
    }
    seen.set(base, ordinal);
    return key;
  });
}

const formatOrder = (keys: string[]) => keys.map((key) => key.replace(/[%,]/g, encodeURIComponent)).join(", ");
const parseOrder = (order: string) => order.split(", ").map((key) => key.replace(/%2C/g, ",").replace(/%25/g, "%"));

const escapeKey = (key: string) => (/^(\$|__)/.test(key) ? `$${key}` : key);
const unescapeKey = (key: string) => (key.startsWith("$") ? key.slice(1) : key);

/** `(null)`, `((null))` and so on: as many parentheses before as after. */
function isSpelledNull(text: string): boolean {
  const match = /^(\(+)null(\)+)$/.exec(text);
  return match !== null && match[1]?.length === match[2]?.length;
}

const unspellNull = (text: string): JsonValue => (text === "(null)" ? null : text.slice(1, -1));

function describe(value: unknown): string {
  if (typeof value !== "object") return typeof value === "number" ? String(value) : `a ${typeof value}`;
  return `an instance of ${(value as object).constructor?.name || "a class"}`;
}
