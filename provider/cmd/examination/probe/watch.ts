import type { SeenDelay } from "../../../observations";
import type { Account } from "../account";

/** When a write was made, on the clock of the account: between the two. */
export interface Written {
  beganAt: number;
  endedAt: number;
}

/** Makes a write, and notes when. */
export async function timed<T>({ clock }: Account, write: () => Promise<T>): Promise<Written & { result: T }> {
  const beganAt = clock.elapsed();
  const result = await write();
  return { beganAt, endedAt: clock.elapsed(), result };
}

const FIRST_PAUSE_MS = 200;
const GROWTH = 1.2;
const LONGEST_PAUSE_MS = 2_500;
/** No lag of minutes is waited for. */
const PATIENCE_MS = 75_000;
/** From here on, what is waited for is printed. */
const QUIET_MS = 3_000;

type Looks<K extends string> = Record<K, () => Promise<boolean>>;

/**
 * Looks again and again until each look shows a write, or for a minute and a quarter.
 *
 * @param patienceMs how long a look is waited for, where that is less
 */
export async function watch<K extends string>(
  account: Account,
  { beganAt, endedAt }: Written,
  waitingFor: string,
  looks: Looks<K>,
  patienceMs: Partial<Record<K, (shown: Partial<Record<K, SeenDelay>>) => number>> = {},
): Promise<Record<K, SeenDelay>> {
  const { clock, sleep, progress } = account;
  const names = Object.keys(looks) as K[];
  const shown: Partial<Record<K, SeenDelay>> = {};
  const unseenUntil = new Map<K, number>();
  let [pause, isTold] = [FIRST_PAUSE_MS, false];
  for (;;) {
    for (const name of names) {
      if (shown[name] !== undefined) continue;
      const askedAt = clock.elapsed();
      const isShown = await looks[name]();
      const before = unseenUntil.get(name);
      if (!isShown) {
        // What is asked for at this moment was not there yet.
        unseenUntil.set(name, Math.max(0, askedAt - endedAt));
        const limit = Math.min(PATIENCE_MS, patienceMs[name]?.(shown) ?? PATIENCE_MS);
        if (askedAt - endedAt >= limit) shown[name] = { atLeastMs: Math.round(askedAt - endedAt) };
        continue;
      }
      shown[name] =
        before === undefined
          ? { atLeastMs: 0, atMostMs: 0 }
          : { atLeastMs: Math.round(before), atMostMs: Math.round(clock.elapsed() - beganAt) };
    }
    const waited = clock.elapsed() - endedAt;
    if (isComplete(shown, names)) return shown;
    if (waited >= QUIET_MS && !isTold) {
      isTold = true;
      progress(`Waiting until CAMS shows ${waitingFor}`);
    }
    await sleep(pause);
    pause = Math.min(pause * GROWTH, LONGEST_PAUSE_MS);
  }
}

const isComplete = <K extends string>(
  shown: Partial<Record<K, SeenDelay>>,
  names: readonly K[],
): shown is Record<K, SeenDelay> => names.every((name) => shown[name] !== undefined);

/** What is left of a delay when another one, which it holds, is taken away; none where the two may be the same. */
export function without(whole: SeenDelay, part: SeenDelay): SeenDelay {
  const atLeastMs = Math.max(0, whole.atLeastMs - (part.atMostMs ?? part.atLeastMs));
  if (atLeastMs === 0) return { atLeastMs: 0, atMostMs: 0 };
  return whole.atMostMs === undefined
    ? { atLeastMs }
    : { atLeastMs, atMostMs: Math.max(atLeastMs, whole.atMostMs - part.atLeastMs) };
}
