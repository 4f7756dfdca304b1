import { type Emulator, startEmulator } from "../../provider/emulator";
import { twoScreens } from "./flows";
import { removeTestStacks, succeeded, type TestStack, testStack } from "./testStack";

/** What the engine records of a flow's inputs and outputs is what the program declares, and no preview shows more. */
let emulator: Emulator;
let stack: TestStack;

beforeEach(async () => {
  emulator = await startEmulator({ limits: "off" });
  stack = testStack(emulator.env);
});
afterEach(() => emulator.close());
afterAll(removeTestStacks);

const callsDuring = async (step: () => Promise<unknown>): Promise<number> => {
  const before = emulator.calls.length;
  await step();
  return emulator.calls.length - before;
};

test("outputs that a flow does not have are exported without showing as a change ever after", async () => {
  stack.write(
    "index.js",
    `
    const cams = require("pulumi-cams");
    const { publishedDigest, dataApiVersion, jsonVersion, status } =
      new cams.WhatsAppFlow("draft", { flow: ${JSON.stringify(twoScreens())}, publish: false });
    module.exports = { publishedDigest, dataApiVersion, jsonVersion, status, isEmpty: publishedDigest.apply((it) => it === "") };
    `,
  );
  succeeded(await stack.up());
  expect(await stack.outputs()).toMatchObject({
    jsonVersion: "7.3",
    status: "DRAFT",
    isEmpty: true,
    publishedDigest: "",
  });
  const preview = succeeded(await stack.pulumi("preview", "--diff"));
  expect(preview.output).not.toMatch(/publishedDigest|dataApiVersion|jsonVersion|Outputs:|warning/);
  expect(preview.output).toContain("2 unchanged");
});

test("settings that are given or removed are recorded without a call, and a refresh does not bring them back", async () => {
  const flow = twoScreens();
  const settings = { onPublishedChange: "replace", allow: ["UNUSED_DATA"], contract: "off" };
  stack.declare({ signup: { flow, ...settings } });
  succeeded(await stack.up());
  stack.declare({ signup: { flow } });
  expect(await callsDuring(async () => succeeded(await stack.up()))).toBe(0);
  const refresh = succeeded(await stack.pulumi("refresh", "--yes", "--skip-preview"));
  expect(refresh.output).toContain("2 unchanged");
  const [entry] = await stack.state();
  for (const name of Object.keys(settings)) expect(entry?.inputs).not.toHaveProperty(name);
  expect(succeeded(await stack.pulumi("preview")).output).toContain("2 unchanged");
});

test("two resources with one flowName, or adopting one flow, are an error of the preview", async () => {
  const flow = twoScreens();
  stack.declare({ first: { flow, flowName: "Membership" }, second: { flow, flowName: "Membership" } });
  const named = await stack.pulumi("preview");
  expect(named.code).not.toBe(0);
  expect(named.output).toContain('DUPLICATE_FLOW_NAME flowName "Membership" is used by two resources of this program');
  expect(emulator.calls).toEqual([]);

  stack.declare({ holder: { flow } });
  succeeded(await stack.up());
  const flowId = emulator.flows()[0]?.flowId;
  stack.declare({ first: { flow, adopt: flowId }, second: { flow, adopt: flowId, flowName: "Renamed" } });
  const adopted = await stack.pulumi("preview");
  expect(adopted.code).not.toBe(0);
  expect(adopted.output).toContain(`flow ${flowId} is managed by two resources of this program`);
});

test("a flow deleted outside gets its sentence in the refresh, and in preview --refresh", async () => {
  stack.declare({ signup: { flow: twoScreens() } });
  succeeded(await stack.up());
  emulator.remove(emulator.flows()[0]?.flowId ?? "");
  for (const command of [
    ["preview", "--refresh"],
    ["refresh", "--yes", "--skip-preview"],
  ]) {
    const { output } = succeeded(await stack.pulumi(...command));
    expect(output).toContain("was deleted outside of Pulumi: the next `pulumi up` creates a new one");
  }
});
