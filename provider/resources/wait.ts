import { CamsError } from "../cams";
import type { Context } from "./context";

/** Pauses between looks, in milliseconds: about 16 seconds together. */
export const WAIT = [250, 500, 1000, 2000, 4000, 8000];
/** For what an earlier run wrote and CAMS did not show then: about a minute. */
export const LONG_WAIT = [...WAIT, 15_000, 15_000, 15_000];
/** To look a second time before something unexpected is believed: about 4 seconds. */
export const SECOND_LOOK = WAIT.slice(0, 4);

/**
 * Within this time a read that does not show an accepted write is taken to lag behind; later it is taken for the truth.
 * CAMS documents no time; the lags that caches have are far shorter.
 */
const SETTLING_MS = 10 * 60_000;

/**
 * Whether a read may still show what was there before a write.
 *
 * @param since when it was made, in ISO 8601; undefined when reads have shown all writes
 */
export const isSettlingSince = (since: string | undefined, now: number): boolean =>
  since !== undefined && now - Date.parse(since) < SETTLING_MS;

/** What waiting needs. */
export type Waiting = Pick<Context, "sleep"> & { log: Pick<Context["log"], "progress"> };

/**
 * Looks until what was written shows. CAMS keeps copies of what Meta holds, and does not document how soon they follow;
 * so a read that still shows the old state is repeated for a while.
 *
 * @returns what was seen last, whether it is what was waited for or not
 */
export async function waitUntil<T>(
  { sleep, log }: Waiting,
  waitingFor: string,
  look: () => Promise<T>,
  isShown: (seen: T) => boolean,
  pauses: readonly number[] = WAIT,
): Promise<T> {
  let seen = await look();
  for (const pause of pauses) {
    if (isShown(seen)) break;
    log.progress(`waiting for CAMS to show ${waitingFor}`);
    await sleep(pause);
    seen = await look();
  }
  return seen;
}

const ATTEMPTS = 3;
const PAUSE_MS = 1000;

/** How a call that CAMS refuses once it is done turns out to be done. */
export interface Confirmation {
  /** Whether a refusal may be for what is done already. */
  mayBeDone: (refusal: CamsError, wasLost: boolean) => boolean;
  /** Makes sure, by reads that are waited for. */
  isDone: () => Promise<boolean>;
}

/**
 * Makes a call that CAMS refuses when it is made twice. A lost answer is followed by the same call and not by a look,
 * because a read may lag behind: either CAMS accepts it now, or it refuses it for what the lost call did.
 *
 * @returns whether CAMS accepted the call, or it was found to be done
 */
export async function retryUntilDone(
  context: Waiting,
  call: () => Promise<unknown>,
  { mayBeDone, isDone }: Confirmation,
): Promise<"accepted" | "done already"> {
  let wasLost = false;
  for (let attempt = 1; ; attempt++) {
    try {
      await call();
      return "accepted";
    } catch (error) {
      if (!(error instanceof CamsError)) throw error;
      const isLost = error.outcome === "unknown";
      wasLost ||= isLost;
      if (isLost && attempt < ATTEMPTS) {
        await context.sleep(PAUSE_MS * attempt);
        continue;
      }
      if (mayBeDone(error, wasLost) && (await isDone().catch(() => Promise.reject(error)))) return "done already";
      throw error;
    }
  }
}
