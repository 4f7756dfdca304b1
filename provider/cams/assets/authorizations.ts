import type { CamsClient } from "../client";
import type { Clock } from "../clock";
import type { Reply } from "../operations";

/** How long a link to an upload is good, in milliseconds: longer than the calls of a large stack wait for their turn. */
export const READABLE_MS = 20 * 60_000;

type Authorization = Reply<"GetChatappUploadAuthorization">;

/** Upload authorizations by space; one is shared until links made with it would expire too soon. */
export function uploadAuthorizations(
  client: CamsClient,
  clock: Clock,
): (custSpaceId: string) => Promise<Authorization> {
  const known = new Map<string, { granted: Promise<Authorization>; askedAt: number }>();

  function ask(custSpaceId: string): Promise<Authorization> {
    const granted = client.call("GetChatappUploadAuthorization", { CustSpaceId: custSpaceId });
    const entry = { granted, askedAt: clock.now() };
    known.set(custSpaceId, entry);
    granted.catch(() => {
      if (known.get(custSpaceId) === entry) known.delete(custSpaceId);
    });
    return granted;
  }

  return async (custSpaceId) => {
    const entry = known.get(custSpaceId);
    if (entry === undefined) return ask(custSpaceId);
    const granted = await entry.granted;
    if (clock.now() < entry.askedAt + granted.Expire * 1000 - READABLE_MS) return granted;
    // Another upload may have asked anew while this one waited.
    const newest = known.get(custSpaceId);
    return newest === undefined || newest === entry ? ask(custSpaceId) : newest.granted;
  };
}
