import fc from "fast-check";
import type { EmulatorOptions } from "../../../../provider/emulator";
import { observedOptions } from "../../../../provider/emulator/observed";
import { OPTIONS } from "../../../../provider/emulator/options";
import { NOT_ASKED, type Seen } from "../../../../provider/observations";
import { addOthers, openWorld, type Ran } from "./world";

/** Flows of others, so that pages can be told apart. */
const OTHERS = 12;

/** Examines an account that behaves as options say, with all that doctor can ask for. */
async function examineUnder(options: EmulatorOptions, others = OTHERS): Promise<Ran> {
  const world = await openWorld(options);
  try {
    await addOthers(world, others);
    world.emulator.addPhoneNumber({ phoneNumber: "4912345" });
    world.emulator.addChatFlow();
    return await world.run({ probe: "publish" });
  } finally {
    await world.close();
  }
}

const asked = Object.entries(OPTIONS).filter(([name]) => !(name in NOT_ASKED));
/** Every value that is not the default. */
const others = asked.flatMap(([name, row]) =>
  "values" in row ? row.values.slice(1).map((value) => [name, value] as const) : [],
);

test("doctor reports the defaults of all options, and --observed plays them", async () => {
  const { report } = await examineUnder({});
  const defaults = asked.flatMap(([name, row]) => ("values" in row ? [[name, row.values[0]]] : []));
  expect(observedOptions(report)).toMatchObject(Object.fromEntries(defaults));
});

test.each(others)("doctor reports %s %s, and --observed plays it", async (name, value) => {
  const { report } = await examineUnder({ [name]: value });
  expect(observedOptions(report)).toMatchObject({ [name]: value });
});

test.each([
  ["maxPageSize", 7],
  ["maxPageSize", 20],
  ["maxPageSize", 137],
  ["pageCap", 5],
  ["pageCap", 10],
] as const)("doctor reports %s %s, and --observed plays it", async (name, value) => {
  const { report } = await examineUnder({ [name]: value });
  expect(observedOptions(report)).toMatchObject({ [name]: value });
});

/** The options that stand for a lag of all reads, and for the later work on a document. */
const LAGS = { getFlowLagMs: 0, listFlowLagMs: 0, readBackLagMs: 0, documentDelayMs: 0 };
const ALL = { getFlowLagMs: 5_000, listFlowLagMs: 5_000, readBackLagMs: 5_000 };

test.each<[string, EmulatorOptions, Partial<typeof LAGS>]>([
  ...Object.keys(LAGS).flatMap((name) =>
    [700, 5_000, 40_000].map((ms): [string, EmulatorOptions, Partial<typeof LAGS>] => [
      `${name} ${ms}`,
      { [name]: ms },
      { [name]: ms },
    ]),
  ),
  ["readAfterWriteLagMs 5000", { readAfterWriteLagMs: 5_000 }, ALL],
  ["none", {}, {}],
])("doctor measures %s", async (_, options, expected) => {
  const { report, findings } = await examineUnder(options, 2);
  const measured = observedOptions(report);
  for (const [name, ms] of Object.entries({ ...LAGS, ...expected })) {
    const { atLeastMs = -1 } = Object(report.seen[name as keyof typeof LAGS]);
    const atMostMs = measured[name as keyof typeof LAGS] ?? -1;
    expect({ name, atLeastMs, atMostMs, isBetween: atLeastMs <= ms && ms <= atMostMs }).toMatchObject({
      isBetween: true,
    });
    // The longest that it may be is not far from what it is.
    expect(atMostMs).toBeLessThanOrEqual(ms * 1.3 + (ms === 0 ? 0 : 500));
  }
  expect(findings.filter(({ level }) => level === "problem")).toEqual([]);
});

test("an account that is played from a report gives the same report, whatever its options are together", async () => {
  const names = asked.flatMap(([name, row]) =>
    "values" in row ? [[name, fc.constantFrom(...row.values)] as const] : [],
  );
  const options = fc.record({
    ...Object.fromEntries(names),
    maxPageSize: fc.constantFrom(20, 100),
    pageCap: fc.constantFrom(0, 5),
  });
  await fc.assert(
    fc.asyncProperty(options, async (given) => {
      // A list whose every page is the first one, cut, looks like a short list.
      fc.pre(given.pageCap === 0 || Object(given).pageNumber === "honoured");
      const before = await examineUnder(given);
      const again = await examineUnder({ observed: before.report });
      expect(withoutTimes(again.report.seen)).toEqual(withoutTimes(before.report.seen));
    }),
    { numRuns: 12, seed: 18, endOnFailure: true },
  );
});

const withoutTimes = ({ getFlowLagMs, listFlowLagMs, readBackLagMs, documentDelayMs, ...rest }: Seen) => rest;
