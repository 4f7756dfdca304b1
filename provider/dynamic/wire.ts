import { type JsonValue, mapLeaves } from "../../sdk/flow";
import { CamsError, explain } from "../cams";
import { type DiffAnswer, type Failure, ResourceFailure } from "../resources/context";
import { visibleLines } from "../visible";
import { underWay } from "./interruption";

/**
 * The rules of Pulumi's dynamic provider process, which this room alone knows:
 *
 * - values that are not known yet arrive as one fixed text;
 * - secrets arrive as plain values; a result may mark one by the engine's wire form, and the engine marks by itself what
 *   stands under the key of a secret input;
 * - what a method returns is changed in place and must hold neither `undefined` nor class instances;
 * - `diff`, `update`, `read` and `delete` are given outputs, never old inputs, so outputs repeat the inputs;
 * - `changes: undefined` lets the engine compare old and new inputs and show them line by line;
 * - an error with `id`, `properties` and `reasons` keeps what was made; `properties` must hold `__provider`;
 * - neither the resource's name nor whether this is a preview is told.
 */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** What the engine gives to a method and takes from it. */
export type Properties = Record<string, unknown>;

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

/**
 * What the engine is told of a difference: by `changes: undefined` it compares the inputs itself.
 *
 * @param isOpen whether an input is not known yet, and may turn out to be a change
 * @param isStoredAnew whether the same values have to be stored in another way
 */
export function diffResult(
  { changes, replaces }: DiffAnswer,
  { isOpen, isStoredAnew }: { isOpen: boolean; isStoredAnew: boolean },
): { changes?: boolean; replaces?: string[] } {
  if (changes === "remote" || (changes === "none" && isStoredAnew)) return { changes: true, replaces };
  return changes === "none" && !isOpen ? { changes: false } : { replaces };
}

/** A copy in which the values that hold a secret are marked as such. */
export const markSecrets = (value: unknown, holdsSecret: (leaf: unknown) => boolean): unknown =>
  mapLeaves(value as JsonValue, (leaf) => (holdsSecret(leaf) ? { [SIGNATURE]: SECRET, value: leaf } : leaf));

/** The key and the value by which the engine tells a secret from an object. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** The entries of some names. */
export const pick = (values: object, names: readonly string[]): Properties =>
  Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));

/**
 * A copy without `undefined`, on which the provider process would fail, and without lone surrogates, which CAMS can answer
 * and the engine cannot be sent.
 */
export const plain = (values: Properties): Properties =>
  JSON.parse(JSON.stringify(values).replace(/(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g, "$1\ufffd"));

/**
 * An error as the engine shows it: its message alone. The provider process prints `<error>: <stack>` for some methods,
 * so there is no stack.
 */
export class ShownError extends Error {
  override stack = "";

  constructor(message: string) {
    super(visibleLines(message));
  }
}

/** Runs a method and lets only errors out whose message is made for people and holds no secret. */
export async function shown<T>(mask: (text: string) => string, work: () => Promise<T>): Promise<T> {
  try {
    return await underWay(work);
  } catch (error) {
    if (error instanceof ShownError) throw error;
    if (error instanceof CamsError || error instanceof ResourceFailure) throw new ShownError(mask(explain(error)));
    throw new ShownError(mask(`internal error of pulumi-cams, please report it: ${explain(error)}`));
  }
}

/** Failures of a check. Without a property the engine writes the reason alone, which reads better. */
export const shownFailures = (failures: readonly Failure[], mask: (text: string) => string) =>
  failures.map(({ reason }) => ({ property: "", reason: visibleLines(mask(reason)) }));

/** The error by which the engine keeps what was made although the method failed. */
export function keepingError(message: string, id: string, properties: Properties): ShownError {
  const error = new ShownError(message);
  return Object.assign(error, { id, properties, reasons: [error.message] });
}
