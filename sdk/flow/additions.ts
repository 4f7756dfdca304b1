import { digest } from "./canonical";
import type { JsonObject, JsonValue } from "./json";
import { isPlainObject } from "./json";
import { decodeKeyed, encodeKeyed } from "./keyed";

/** What the format means where a property is left out. A service may write it out without changing the flow. */
const DEFAULTS: Readonly<Record<string, JsonValue>> = {
  terminal: false,
  refresh_on_back: false,
  data: {},
  visible: true,
  enabled: true,
  required: false,
};

/**
 * A document that was read back, without the properties that the service added to the one that was declared: what is left
 * differs from it only where somebody changed it. Screens, components and options are paired by their identity.
 *
 * Where the additions were in the first read-back already, all of them go; its digest proves that. Otherwise only
 * defaults of the format go, since the others may be what somebody added.
 *
 * @param baseline digest of the first read-back of the declared document, if there was one
 */
export function withoutAdditions(found: JsonObject, declared: JsonObject, baseline: string | undefined): JsonObject {
  const [keyed, wanted] = [encodeKeyed(found), encodeKeyed(declared)];
  const isBaseline =
    baseline !== undefined && digest(decodeKeyed(withAdditions(wanted, keyed)) as JsonValue) === baseline;
  return decodeKeyed(stripped(keyed, wanted, isBaseline ? () => true : isDefault)) as JsonObject;
}

/** A keyed list, in which a member more is an item more and not a property. */
const isList = (view: Record<string, unknown>) => typeof view.$order === "string";

/** The declared document with the properties that only the other one has. */
function withAdditions(declared: unknown, found: unknown): unknown {
  if (!isPlainObject(declared) || !isPlainObject(found)) return declared;
  const members = Object.entries(declared).map(([key, member]) => [key, withAdditions(member, found[key])]);
  const added = isList(declared) ? [] : Object.entries(found).filter(([key]) => !Object.hasOwn(declared, key));
  return Object.fromEntries([...members, ...added]);
}

/** The document that was found without the properties that only it has, as far as they may go. */
function stripped(found: unknown, declared: unknown, mayGo: (key: string, value: unknown) => boolean): unknown {
  if (!isPlainObject(declared) || !isPlainObject(found)) return found;
  const kept = Object.entries(found).filter(
    ([key, member]) => isList(found) || Object.hasOwn(declared, key) || !mayGo(key, member),
  );
  return Object.fromEntries(kept.map(([key, member]) => [key, stripped(member, declared[key], mayGo)]));
}

const isDefault = (key: string, value: unknown) =>
  Object.hasOwn(DEFAULTS, key) && JSON.stringify(value) === JSON.stringify(DEFAULTS[key]);
