/** The contract of a flow: what callers, endpoint and running conversations rely on, and changes that break it. */
import type { ContractChange } from "./change";
import { locatedChanges } from "./locate";

export type { ContractChange, LocatedChange, Location } from "./change";
export { type ContractCode, consequences } from "./codes";
export { locatedChanges } from "./locate";
export { type Input, type Payload, type Surface, surfaceOf } from "./surface";

/**
 * The changes between two versions of a flow that may break conversations already running, callers that send it, the
 * endpoint behind it or consumers of its reply. Empty when nothing of that kind changed, or when the old document has no
 * screens, so that nothing can run on it. Takes any JSON value and never throws.
 *
 * @example contractChanges(published, edited).map(({ code }) => code) // ["ENTRY_DATA_KEY_REMOVED"]
 */
export function contractChanges(before: unknown, after: unknown): ContractChange[] {
  return locatedChanges(before, after).map(({ path, code, sentence }) => ({ path, code, sentence }));
}
