import { type Emulator, startEmulator } from "../../provider/emulator";
import { digest } from "../../sdk/flow";
import { twoScreens } from "./flows";
import { flowsById, heldBy, writesDuring } from "./space";
import { type Run, removeTestStacks, succeeded, type TestStack, testStack } from "./testStack";

/** Reads that are behind the writes, on the real engine: state and CAMS agree after each run, however it ends. */
let emulator: Emulator;
let stack: TestStack;
/** How far CAMS's clock is ahead of the real one, so that no test waits for a lag to pass. */
let skippedMs: number;

beforeEach(() => {
  skippedMs = 0;
});
afterEach(() => emulator.close());
afterAll(removeTestStacks);

async function begin(options: Parameters<typeof startEmulator>[0] = {}): Promise<void> {
  emulator = await startEmulator({ limits: "off", now: () => Date.now() + skippedMs, ...options });
  stack = testStack(emulator.env);
}
const skip = (ms: number) => {
  skippedMs += ms;
};
/** From now on reads show what was there so many milliseconds ago. */
const lag = (ms: number) => {
  for (const operation of ["GetFlow", "GetFlowJSONAssest", "ListFlow"] as const) {
    emulator.fail(operation, { kind: "staleReads", ms, times: "forever" });
  }
};
const declare = (label: string) => stack.declare({ signup: { flow: twoScreens(label) } });

/** Holds that the stack's flow is the only one, and recorded as CAMS holds it. */
async function agreement(): Promise<{ status: string; json: unknown }> {
  const [flow, ...others] = emulator.flows();
  const [entry] = await stack.state();
  if (flow?.json === undefined) throw new Error("CAMS holds no flow with a document");
  expect(others).toEqual([]);
  expect(entry).toMatchObject({ id: flow.flowId, outputs: { status: flow.status, digest: digest(flow.json) } });
  // What was published before CAMS showed the document is not said to be published.
  const isShown = Object(entry?.outputs.pending).document === undefined;
  if (flow.status === "PUBLISHED" && isShown) expect(entry?.outputs.publishedDigest).toBe(digest(flow.json));
  return { status: flow.status, json: flow.json };
}

async function unchanged(): Promise<void> {
  const calls = emulator.calls.length;
  expect(succeeded(await stack.up()).output).toContain("2 unchanged");
  expect(emulator.calls).toHaveLength(calls);
}

test("an edited flow is published although GetFlow still shows it as it was", async () => {
  await begin();
  declare("Old");
  succeeded(await stack.up());
  emulator.fail("GetFlow", { kind: "staleReads", ms: 100, times: "forever" });
  declare("New");
  const { run, writes } = await writesDuring(emulator, () => stack.up());
  expect(succeeded(run).output).toContain("~ 1 updated");
  expect(writes).toEqual(["UpdateFlowJSONAsset", "PublishFlow"]);
  expect(await agreement()).toEqual({ status: "PUBLISHED", json: twoScreens("New") });
  await unchanged();
});

test.each([300, 5_000, 40_000])(
  "a changed label under a lag of %d ms ends published, or goes on in the next run",
  async (ms) => {
    await begin();
    declare("Old");
    succeeded(await stack.up());
    // Long enough for reads to show the flow as it was before the edit, and not what was before the flow.
    skip(60_000);
    lag(ms);
    declare("New");
    let run: Run = await stack.up();
    if (ms > 16_000) {
      expect(run.code).not.toBe(0);
      expect(run.output).toContain("CAMS accepted UpdateFlowJSONAsset and PublishFlow, but does not show the result");
      expect(run.output).toContain("Next: wait a few minutes and run `pulumi up` again; it continues with this flow");
      await agreement();
      skip(ms);
      const again = await writesDuring(emulator, () => stack.up());
      expect(again.writes).toEqual([]);
      run = again.run;
    }
    succeeded(run);
    expect(await agreement()).toEqual({ status: "PUBLISHED", json: twoScreens("New") });
    await unchanged();
  },
);

test("a flow that CAMS does not show yet is kept by up and by up --refresh, and never created twice", async () => {
  await begin({ readAfterWriteLagMs: 55_000 });
  declare("Label");
  const first = await stack.up();
  expect(first.code).not.toBe(0);
  const [flowId = ""] = Object.keys(flowsById(emulator));
  expect(first.output).toContain(`GetFlow does not know flow ${flowId}`);
  expect(first.output).not.toContain("deleted outside");
  await agreement();

  const refreshed = await stack.up("--refresh");
  expect(refreshed.code).not.toBe(0);
  expect(refreshed.output).toContain("was created by this stack, and CAMS does not show it yet");
  expect(refreshed.output).not.toContain("deleted outside");
  expect(await heldBy(stack)).toEqual({ signup: flowId });

  skip(55_000);
  const second = await writesDuring(emulator, () => stack.up());
  succeeded(second.run);
  expect(second.writes).toEqual([]);
  expect(await agreement()).toEqual({ status: "PUBLISHED", json: twoScreens("Label") });
  await unchanged();
});
