import { type KeptError, ShownError } from "../engine";
import type { DiffAnswer } from "../resources/context";

/**
 * The rules of Pulumi's dynamic provider process, which this room alone knows:
 *
 * - secrets arrive as plain values; a result may mark one by the engine's wire form, and the engine marks by itself what
 *   stands under the key of a secret input;
 * - what a method returns is changed in place and must hold neither `undefined` nor class instances;
 * - `diff`, `update`, `read` and `delete` are given outputs, never old inputs, so outputs repeat the inputs;
 * - `changes: undefined` lets the engine compare old and new inputs and show them line by line;
 * - an error with `id`, `properties` and `reasons` keeps what was made; `properties` must hold `__provider`, without
 *   which the engine could not even delete what is kept;
 * - neither the resource's name nor whether this is a preview is told.
 */

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

/** The error by which the engine keeps what was made although the method failed. */
export function keepingError({ message, id, outputs }: KeptError, provider: unknown): ShownError {
  return Object.assign(new ShownError(message), {
    id,
    properties: { ...outputs, __provider: provider },
    reasons: [message],
  });
}
