import { ResourceFailure } from "./context";
import type { Values } from "./definition";

/**
 * Requires that outputs hold a state that this release can read.
 *
 * @param newest the newest version of the resource's state that this release knows
 * @param texts what the state is of, and what to say where nothing is recorded
 * @throws ResourceFailure for what a newer release wrote, or nobody
 */
export function requireReadable(stored: Values, newest: number, { what, absent }: { what: string; absent: string }) {
  const { schemaVersion } = stored;
  if (schemaVersion === undefined) throw new ResourceFailure(absent);
  if (typeof schemaVersion !== "number" || schemaVersion <= newest) return;
  throw new ResourceFailure(
    `the state of ${what} was written by a newer pulumi-cams (schema ${schemaVersion}, this release reads up to ${newest}): install that release or a later one.`,
  );
}
