import { CamsError } from "../../cams";
import type { Context } from "../context";
import { settle } from "./settle";

const ATTEMPTS = 3;
const PAUSE_MS = 1000;

/**
 * Makes a call that CAMS refuses when it is made twice. A lost answer is settled by looking: what is done is done, and
 * only what is not is called for again.
 *
 * @param what says what is looked for, for who waits
 * @param isDone looks whether the call has had its effect
 */
export async function once(
  context: Context,
  what: string,
  call: () => Promise<unknown>,
  isDone: () => Promise<boolean>,
): Promise<void> {
  let isLost = false;
  for (let attempt = 1; ; attempt++) {
    try {
      await call();
      return;
    } catch (error) {
      const isAmbiguous = error instanceof CamsError && error.outcome === "unknown";
      if (!isAmbiguous && !isLost) throw error;
      isLost = true;
      // What is read may lag behind: a refusal after a lost answer may be for what the lost call did.
      const look = () => (isAmbiguous ? isDone() : settle(context, what, isDone, (done) => done));
      if (await look().catch(() => Promise.reject(error))) return;
      if (!isAmbiguous || attempt === ATTEMPTS) throw error;
      await context.sleep(PAUSE_MS * attempt);
    }
  }
}
