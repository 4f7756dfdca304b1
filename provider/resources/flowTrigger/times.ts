import { ResourceFailure } from "../context";
import { durationOf } from "./duration";
import type { FlowTriggerInputs } from "./inputs";

/** Milliseconds since 1970 of an ISO 8601 text, or the number that is given. */
export const momentOf = (moment: string | number): number =>
  typeof moment === "number" ? moment : new Date(moment).getTime();

/**
 * When CAMS is to cancel what is sent now, in milliseconds since 1970.
 *
 * @throws ResourceFailure when that would be at once
 */
export function discardTime(inputs: FlowTriggerInputs, now: number): number | undefined {
  const { discardAt, discardAfter } = inputs;
  const past = discardAt === undefined ? undefined : pastDiscard(discardAt, now);
  if (past !== undefined)
    throw new ResourceFailure(`${past}: nothing was sent. Set a later discardAt, or use discardAfter.`);
  if (discardAfter !== undefined) return now + (durationOf(discardAfter) ?? 0);
  return discardAt === undefined ? undefined : momentOf(discardAt);
}

/** What is wrong with a moment of discarding that is past already. */
export function pastDiscard(discardAt: string | number, now: number): string | undefined {
  if (momentOf(discardAt) > now) return undefined;
  return `discardAt is ${new Date(momentOf(discardAt)).toISOString()}, which is in the past, so CAMS would cancel the trigger`;
}
