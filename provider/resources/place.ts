import { type Context, ResourceFailure } from "./context";

/** Where a resource is. */
export interface Place {
  region: string;
  custSpaceId: string | undefined;
}

/** Where a recorded resource is, or where the current settings put one. */
export const placeOf = (
  { settings }: Context,
  given: { region?: string; custSpaceId?: string | undefined },
): Place => ({
  region: given.region ?? settings.region,
  custSpaceId: given.custSpaceId ?? settings.custSpaceId,
});

/**
 * Stops when the current settings point to another region or space than the recorded one.
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
    `${what.subject} is in region ${recorded.region}, space ${recorded.custSpaceId}, but the current settings point to region ${settings.region}, space ${space}: nothing was changed. ` +
      `Set ${settings.isExplicit ? "the arguments region and custSpaceId of the cams.Provider" : "CAMS_REGION and CAMS_CUST_SPACE_ID (or cams:region and cams:custSpaceId)"} back, ` +
      `or set the input custSpaceId to ${what.move}.`,
  );
}
