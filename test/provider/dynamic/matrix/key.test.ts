import { fingerprintOf } from "../../../../provider/publicKey";
import { failureOf, type KeyWorld, NEXT, OURS, openKeyWorld, THEIRS } from "../keyWorld";
import { KEY_ROWS } from "./keyRows";

let world: KeyWorld;
afterEach(() => world.close());

/** Runs `up` until it succeeds, as the messages of failures ask for; each failure keeps the key that CAMS accepted. */
async function untilDone(args: Record<string, unknown>, fingerprint: string): Promise<void> {
  for (let run = 0; run < 4; run++) {
    const error = await world.up(args).then(
      () => undefined,
      (thrown: Error) => thrown,
    );
    expect(world.stack.current()?.outputs.fingerprint).toBe(fingerprint);
    if (error === undefined) return;
    expect(error.message).toMatch(/CAMS accepted .* does not show it after 16 s[\s\S]*Next: wait a few minutes/);
  }
  throw new Error("it does not come to an end");
}

test.each(KEY_ROWS.map((options) => [JSON.stringify(options), options] as const))(
  "a key is set, rotated and repaired, and what is recorded is what CAMS has: %s",
  async (_, options) => {
    world = await openKeyWorld(options);
    await untilDone({}, fingerprintOf(OURS));
    expect(await world.during(() => world.up())).toEqual([]);
    await untilDone({ publicKey: NEXT }, fingerprintOf(NEXT));
    // A refresh right after a write may still be shown the former key, which is no drift for good.
    await world.stack.refresh();
    world.clock.advance(60_000);
    await world.stack.refresh();
    expect(world.stack.current()?.outputs.fingerprint).toBe(fingerprintOf(NEXT));
    expect(await world.during(() => world.up({ publicKey: NEXT }))).toEqual([]);

    world.edit({ publicKey: THEIRS });
    world.clock.advance(60_000);
    const { message } = await failureOf(world.up());
    expect(message).toContain("that this stack did not set");
    await world.stack.refresh();
    await untilDone({ publicKey: NEXT }, fingerprintOf(NEXT));
    expect(world.live()).toBe(NEXT);
    await world.stack.destroy();
    expect(world.live()).toBe(NEXT);
  },
);
