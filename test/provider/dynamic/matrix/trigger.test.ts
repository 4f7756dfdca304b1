import { create, diff, FLOW, process, update, useWorld, world } from "../triggerWorld";
import { TRIGGER_ROWS } from "./triggerRows";

let now: number;
let lives = 0;
let steps = 0;

/** What is recorded of a trigger is what CAMS ran. */
function requireRun(outs: Record<string, unknown>, times: number): void {
  steps++;
  const runs = world()
    .emulator.runs()
    .filter(({ uuid }) => uuid === outs.uuid);
  expect({ outcome: outs.outcome, runs: runs.length > 0 }).toEqual({ outcome: "accepted", runs: true });
  expect(world().sent.filter(({ Uuid }) => Uuid === outs.uuid)).toHaveLength(times);
}

describe.each(TRIGGER_ROWS.map((options) => [JSON.stringify(options), options] as const))("%s", (_, options) => {
  beforeEach(() => {
    now = Date.now();
  });
  useWorld({ ...options, now: () => now });

  test("a trigger is sent once for each change, and what is recorded is what ran", async () => {
    const data = { version: "1", count: 2, urgent: true };
    const first = await create({ data });
    requireRun(first.outs, 1);
    expect(await diff(first.outs, { data })).toEqual({ changes: false });
    await update(first.outs, { data, outId: "other" });
    requireRun(first.outs, 1);
    const second = await create({ data, triggers: { release: "B" } });
    expect(second.id).not.toBe(first.id);
    requireRun(second.outs, 1);
    await process().delete(second.id, second.outs);
    now += 120_000;
    // CAMS may run a former Uuid again, and nothing that is recorded says that it did or did not.
    const again = await create({ data });
    expect(again.id).toBe(first.id);
    requireRun(again.outs, 2);
    lives++;
  });

  test("a Chat Flow that is not online is never recorded as triggered", async () => {
    world().emulator.addChatFlow({ flowCode: "offline", online: false });
    await expect(create({ flowCode: "offline" })).rejects.toThrow();
    expect(world().emulator.runs()).toEqual([]);
    await expect(create({ flowCode: "missing" })).rejects.toThrow();
    expect(world().emulator.runs()).toEqual([]);
    await create({ flowCode: FLOW });
    expect(world().emulator.runs()).toHaveLength(1);
    steps += 3;
  });
});

afterAll(() => console.log(`${TRIGGER_ROWS.length} rows of triggers: ${lives} lives, ${steps} steps`));
