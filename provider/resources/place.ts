import { type Context, ResourceFailure } from "./context";

/** Where a resource is. */
export interface Place {
  region: string;
  custSpaceId: string | undefined;
}

/** Where a recorded resource is, or where today's settings put one. */
export const placeOf = (
  { settings }: Context,
  given: { region?: string; custSpaceId?: string | undefined },
): Place => ({
  region: given.region ?? settings.region,
  custSpaceId: given.custSpaceId ?? settings.custSpaceId,
});

/**
 * Stops when today's settings name another region or space than the one that is recorded.
 *
 * @param what the resource, and what a changed input `custSpaceId` does to it
 * @param given the input custSpaceId
 */
export function requireSamePlace(
  { settings }: Context,
  recorded: { region: string; custSpaceId?: string | undefined },
  given: string | undefined,
  what: { subject: string; move: string },
): void {
  // An input that names another space moves the resource there.
  if (given !== undefined && settings.region === recorded.region) return;
  const space = given ?? settings.custSpaceId ?? recorded.custSpaceId;
  if (settings.region === recorded.region && (recorded.custSpaceId === undefined || space === recorded.custSpaceId)) {
    return;
  }
  throw new ResourceFailure(
    `${what.subject} lives in region ${recorded.region}, space ${recorded.custSpaceId}, but today's settings name region ${settings.region}, space ${space}: nothing was changed. ` +
      `Set ${settings.isExplicit ? "the arguments region and custSpaceId of the cams.Provider" : "CAMS_REGION and CAMS_CUST_SPACE_ID (or cams:region and cams:custSpaceId)"} back, ` +
      `or give the input custSpaceId to ${what.move}.`,
  );
}
