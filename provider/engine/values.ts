import { type JsonValue, mapLeaves } from "../../sdk/flow";

/** What the engine gives to a method and takes from it. */
export type Properties = Record<string, unknown>;

/** The text that stands for a value that is not known yet. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The key and the value by which the engine distinguishes a secret from an object. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** A secret as the engine writes it. */
export interface WireSecret {
  value: unknown;
}

/** Whether a value is not known yet. */
export const isUnknown = (value: unknown): boolean => value === UNKNOWN;

/** Whether a value, or an item of a list, is not known yet. */
const holdsUnknown = (value: unknown): boolean => isUnknown(value) || (Array.isArray(value) && value.some(isUnknown));

/** Whether a value, or any value within it, is not known yet. */
export const containsUnknown = (value: unknown): boolean => JSON.stringify(value)?.includes(UNKNOWN) ?? false;

/** Parts inputs whose value is still open from the others. Values inside a document may be open without the document being so. */
export function splitUnknown(values: Properties): { known: Properties; unknown: string[] } {
  const unknown = Object.keys(values).filter((name) => holdsUnknown(values[name]));
  return { known: Object.fromEntries(Object.entries(values).filter(([name]) => !unknown.includes(name))), unknown };
}

/** A value marked as a secret for the engine. */
export const secret = <T>(value: T) => ({ [SIGNATURE]: SECRET, value });

/** Whether a value is a secret as the engine writes it. */
export const isSecret = (value: unknown): value is WireSecret =>
  typeof value === "object" &&
  value !== null &&
  Object.entries(value).some(([k, v]) => k === SIGNATURE && v === SECRET);

/** A copy in which the values that hold a secret are marked as such. */
export const markSecrets = (value: unknown, holdsSecret: (leaf: unknown) => boolean): unknown =>
  mapLeaves(value as JsonValue, (leaf) => (holdsSecret(leaf) ? secret(leaf) : leaf));

/** The entries of some names. */
export const pick = (values: object, names: readonly string[]): Properties =>
  Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));

/** A copy without `undefined` and without lone surrogates, which CAMS can answer: the engine can store neither. */
export const plain = (values: Properties): Properties =>
  JSON.parse(JSON.stringify(values).replace(/(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g, "$1\ufffd"));
