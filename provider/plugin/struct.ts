import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { isSecret, type Properties, secret } from "../engine";

/** A message's properties as plain values; secrets stay marked. */
export const propertiesIn = (struct: Struct | undefined): Properties => (struct?.toJavaScript() ?? {}) as Properties;

/** Properties as a message holds them. Without `undefined`, which it cannot hold. */
export const structOf = (properties: Properties): Struct =>
  Struct.fromJavaScript(JSON.parse(JSON.stringify(properties)));

/** A copy with secrets in clear. */
export const revealed = (properties: Properties): Properties => reveal(properties) as Properties;

function reveal(value: unknown): unknown {
  if (isSecret(value)) return reveal(value.value);
  if (Array.isArray(value)) return value.map(reveal);
  return isObject(value) ? mapValues(value, reveal) : value;
}

/** A copy of values in which all is secret that stands where something secret stands in others. */
export function markedAs(values: Properties, marked: Properties): Properties {
  return mark(values, marked) as Properties;
}

function mark(value: unknown, like: unknown): unknown {
  if (isSecret(like)) return isSecret(value) ? value : secret(mark(value, like.value));
  if (isSecret(value)) return value;
  if (Array.isArray(value)) {
    const items = Array.isArray(like) ? like : [];
    return value.map((item, index) => mark(item, items[index]));
  }
  return isObject(value) && isObject(like) ? mapValues(value, (member, key) => mark(member, like[key])) : value;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const mapValues = (values: Record<string, unknown>, change: (value: unknown, key: string) => unknown) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value, key)]));
