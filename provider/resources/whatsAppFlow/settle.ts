import type { Context } from "../context";

/** Pauses between looks, in milliseconds: about 16 seconds together. */
const PAUSES = [250, 500, 1000, 2000, 4000, 8000];

/**
 * Looks until what was written shows. CAMS keeps copies of what Meta holds, and says nothing about how soon they follow;
 * so a read that still shows the old state is repeated for a while.
 *
 * @returns what was seen last, settled or not
 */
export async function settle<T>(
  { sleep, log }: Pick<Context, "sleep" | "log">,
  waitingFor: string,
  look: () => Promise<T>,
  isSettled: (seen: T) => boolean,
): Promise<T> {
  let seen = await look();
  for (const pause of PAUSES) {
    if (isSettled(seen)) break;
    log.progress(`waiting until CAMS shows ${waitingFor}`);
    await sleep(pause);
    seen = await look();
  }
  return seen;
}
