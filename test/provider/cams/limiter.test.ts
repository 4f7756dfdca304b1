import * as fc from "fast-check";
import { type Limiter, limiter } from "../../../provider/cams/limiter";
import { type VirtualClock, virtualClock } from "./virtualClock";

const never = new AbortController().signal;

/** A call as CAMS sees it: when it was asked for, when it arrives after it was sent, when its answer is back. */
interface Call {
  askedAt: number;
  connectMs: number;
  travelMs: number;
  answerMs: number;
}

async function run(
  paced: Limiter,
  clock: VirtualClock,
  calls: Call[],
): Promise<{ arrivals: number[]; order: number[] }> {
  const arrivals: number[] = [];
  const order: number[] = [];
  calls.forEach(({ askedAt, connectMs, travelMs, answerMs }, index) => {
    clock.after(askedAt, async () => {
      const slot = await paced.acquire(never);
      order.push(index);
      clock.after(connectMs, () => {
        slot.sent();
        clock.after(travelMs, () => arrivals.push(clock.now()));
        clock.after(travelMs + answerMs, () => slot.done(true));
      });
    });
  });
  await clock.advance(120_000);
  return { arrivals, order };
}

/** The most arrivals within any span of one second. */
const busiest = (arrivals: number[]) =>
  Math.max(0, ...arrivals.map((from) => arrivals.filter((at) => at >= from && at < from + 1000).length));

const call = fc.record({
  askedAt: fc.integer({ min: 0, max: 8_000 }),
  connectMs: fc.integer({ min: 0, max: 900 }),
  travelMs: fc.integer({ min: 0, max: 150 }),
  answerMs: fc.integer({ min: 0, max: 3_000 }),
});

test("no second ever sees more calls arrive than the limit, and every call gets its slot, first come first served", () =>
  fc.assert(
    fc.asyncProperty(fc.array(call, { maxLength: 60 }), fc.integer({ min: 1, max: 6 }), async (calls, perSecond) => {
      const clock = virtualClock();
      const { arrivals, order } = await run(limiter(perSecond, { clock }), clock, calls);
      expect(arrivals).toHaveLength(calls.length);
      expect(busiest(arrivals)).toBeLessThanOrEqual(perSecond);
      const asked = order.map((index) => calls[index]?.askedAt ?? 0);
      expect(asked).toEqual([...asked].sort((a, b) => a - b));
    }),
    { numRuns: 60 },
  ));

const quick = (count: number): Call[] =>
  Array.from({ length: count }, () => ({ askedAt: 0, connectMs: 0, travelMs: 10, answerMs: 20 }));

test("the limit is used: 50 calls at 5 a second take little more than 9 seconds", async () => {
  const clock = virtualClock();
  const { arrivals } = await run(limiter(5, { clock }), clock, quick(50));
  expect(arrivals.at(-1)).toBeLessThan(9_500);
});

test("a pace below one makes a call every so many seconds, and none paces only after throttling", async () => {
  const slow = virtualClock();
  expect(busiest((await run(limiter(0.5, { clock: slow }), slow, quick(4))).arrivals)).toBe(1);
  const free = virtualClock();
  expect((await run(limiter(Number.POSITIVE_INFINITY, { clock: free }), free, quick(40))).arrivals.at(-1)).toBe(10);
});

test("throttling pauses all calls of the operation, halves their pace, and calls that CAMS takes restore it", async () => {
  const clock = virtualClock();
  const paced = limiter(4, { clock });
  const slots = await Promise.all([1, 2, 3].map(() => paced.acquire(never)));
  for (const slot of slots) slot.done(false);
  // Three answers to calls that were under way together count once.
  for (const _ of slots) paced.slowDown(5_000);
  const { arrivals } = await run(paced, clock, quick(60));
  expect(arrivals[0]).toBeGreaterThanOrEqual(5_000);
  const between = (from: number, to: number) => arrivals.filter((at) => at >= from && at < to).length;
  expect(between(5_000, 7_000)).toBe(4);
  expect(between(14_000, 19_000)).toBeGreaterThanOrEqual(16);
  expect(arrivals).toHaveLength(60);
});

test("a call that is repeated keeps its place, and one that is given up leaves the queue", async () => {
  const clock = virtualClock();
  const paced = limiter(1, { clock });
  const [first, second] = [await paced.acquire(never), paced.acquire(never)];
  const order: string[] = [];
  const giveUp = new AbortController();
  const enter = (name: string, place?: number) =>
    paced.acquire(never, place).then((slot) => {
      order.push(name);
      slot.done(true);
    });
  first.done(false);
  await clock.advance(1_500);
  const { place } = await second;
  const waiting = [
    enter("new"),
    paced.acquire(giveUp.signal).catch((reason) => order.push(reason)),
    enter("second again", place),
    enter("first again", first.place),
  ];
  giveUp.abort("given up");
  (await second).done(false);
  await clock.advance(5_000);
  await Promise.all(waiting);
  expect(order).toEqual(["given up", "first again", "second again", "new"]);
  await expect(paced.acquire(giveUp.signal)).rejects.toBe("given up");
});

test("waits of more than a few seconds are told, once for all calls that wait", async () => {
  const clock = virtualClock();
  const told: number[] = [];
  await run(limiter(1, { clock, onWait: (waiting) => told.push(waiting) }), clock, quick(8));
  expect(told).toEqual([4, 1]);
});
