import { camsClient, httpTransport, LIMITS, ThrottledError, type Transport } from "../../../provider/cams";
import { limiter } from "../../../provider/cams/limiter";
import { type Attempt, withRetries } from "../../../provider/cams/retry";
import { type Emulator, startEmulator } from "../../../provider/emulator";
import { THROTTLE_FORMS } from "../../../provider/emulator/refusal";
import { impatientClock, virtualClock } from "./virtualClock";

/** Time passes on the clock of client and emulator, not in the test. */
let emulator: Emulator;
let transport: Transport;
let clock: ReturnType<typeof impatientClock>;
let told: string[];
beforeEach(async () => {
  clock = impatientClock();
  emulator = await startEmulator({ limits: "off", now: clock.now });
  transport = httpTransport();
  told = [];
});
afterEach(async () => {
  await transport.close();
  await emulator.close();
});

const clientOf = (random = Math.random) =>
  camsClient({
    endpoint: new URL(emulator.endpoint),
    credentials: async () => emulator,
    transport,
    clock,
    random,
    progress: (message) => void told.push(message),
  });
const list = (client = clientOf()) => client.call("ListFlow", { Page: { Index: 1, Size: 20 } });
const seconds = (since: number) => Math.round((clock.elapsed() - since) / 1000);

test.each(THROTTLE_FORMS)("a call that is throttled as %s for 115 seconds succeeds in the end", async (form) => {
  for (const random of [() => 0, () => 0.5, () => 1 - Number.EPSILON]) {
    emulator.fail("ListFlow", { kind: "throttle", form, forMs: 115_000 });
    const began = clock.elapsed();
    expect(await list(clientOf(random))).toEqual([]);
    expect(seconds(began)).toBeGreaterThanOrEqual(115);
    expect(seconds(began)).toBeLessThanOrEqual(121);
  }
});

test("the wait is told while it lasts, with how long it has been and how long it can be", async () => {
  emulator.fail("ListFlow", { kind: "throttle", forMs: 60_000 });
  await list();
  expect(told.length).toBeGreaterThan(3);
  for (const line of told) {
    expect(line).toMatch(
      /^ListFlow: throttled by CAMS \(System\.LimitControl\), waited \d+ s of at most 120 s, trying again in \d+ s$/,
    );
  }
  const waited = told.map((line) => Number(/waited (\d+)/.exec(line)?.[1]));
  expect(waited).toEqual(waited.toSorted((a, b) => a - b));
});

test("after two minutes the error says how often and for how long the call was tried", async () => {
  emulator.fail("ListFlow", { kind: "throttle", times: "forever" });
  const began = clock.elapsed();
  const error: ThrottledError = await list().catch((e) => e);
  expect(seconds(began)).toBe(120);
  expect(error).toMatchObject({ name: "ThrottledError", code: "System.LimitControl", outcome: "refused" });
  const tried = emulator.calls.length;
  expect(error.message).toMatch(
    new RegExp(`^ListFlow was refused: System\\.LimitControl: .* request id [0-9A-F]+\\), ${tried} times in 120 s$`),
  );
});

test("what CAMS asks to wait is waited, and not begun when it does not fit", async () => {
  emulator.fail("ListFlow", { kind: "throttle", form: "retry-after", retryAfterMs: 50_000, times: "forever" });
  const began = clock.elapsed();
  const error: Error = await list().catch((e) => e);
  expect(seconds(began)).toBe(100);
  expect(error.message).toMatch(/, 3 times in 100 s$/);
});

test("a call that fails otherwise after it was throttled is repeated as ever", async () => {
  emulator.fail("ListFlow", { kind: "throttle", times: 10 });
  emulator.fail("ListFlow", { kind: "serverError", times: LIMITS.attempts - 1 });
  expect(await list()).toEqual([]);
});

test("of many calls of which CAMS takes few, none is given up while others are taken", async () => {
  const time = virtualClock();
  let attempts = 0;
  const call = {
    operation: "ListFlow",
    retryable: true,
    limiter: limiter(5, { clock: time }),
    limits: LIMITS,
    clock: time,
    random: () => 0.5,
    signal: new AbortController().signal,
    progress: () => undefined,
  };
  const takesOneOfFour = async ({ slot }: Attempt) => {
    slot.sent();
    if (++attempts % 4 === 0) return time.elapsed();
    const [code, vendorMessage, outcome] = ["System.LimitControl", "", "refused"] as const;
    throw new ThrottledError({
      operation: "ListFlow",
      code,
      vendorMessage,
      outcome,
      status: 400,
      retryAfterMs: undefined,
    });
  };
  const all = Promise.allSettled(Array.from({ length: 100 }, () => withRetries(call, takesOneOfFour)));
  await time.advance(60 * 60_000);
  const results = await all;
  expect(results.filter(({ status }) => status === "rejected")).toEqual([]);
  const ends = results.map((result) => (result.status === "fulfilled" ? result.value : 0));
  expect(Math.max(...ends)).toBeGreaterThan(LIMITS.throttledMs);
});
