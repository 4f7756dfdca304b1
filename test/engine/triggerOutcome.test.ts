import { LIMITS } from "../../provider/cams";
import { type Emulator, startEmulator } from "../../provider/emulator";
import { removeTestStacks, succeeded } from "./testStack";
import { announce, FLOW, figuresOf, type TriggerStack, triggerStack } from "./triggerStack";

/** What becomes of a trigger, on the real engine. */
let emulator: Emulator;
let stack: TriggerStack;

beforeEach(async () => {
  emulator = await startEmulator();
  emulator.addChatFlow({ flowCode: FLOW });
  stack = triggerStack(emulator.env);
});
afterEach(() => emulator.close());
afterAll(removeTestStacks);

const ok = async (...args: string[]) => succeeded(await stack.pulumi(...args));
const up = () => ok("up", "--yes", "--skip-preview");

test("an answer that stays away fails the run and keeps the trigger, secrets included, until the next run settles it", async () => {
  emulator.fail("TriggerChatFlow", { kind: "reset", times: LIMITS.attempts });
  stack.trigger(announce({ data: { token: "hidden canary" } }, { secrets: ["token"] }));
  const lost = await stack.up();
  expect(lost.code).not.toBe(0);
  const [run] = emulator.runs();
  expect(lost.output).toContain(
    `CAMS may or may not have run Chat Flow ${FLOW} for Uuid ${run?.uuid}; the resource is recorded`,
  );
  expect(await stack.state()).toMatchObject([
    {
      id: run?.uuid,
      inputs: { __provider: 'exports.handler=()=>require("pulumi-cams/provider").flowTrigger;' },
      outputs: { outcome: "unknown", uuid: run?.uuid },
      initErrors: [expect.stringContaining("may or may not have run")],
    },
  ]);
  expect((await ok("stack", "export")).output).not.toContain("hidden canary");

  // A refresh forgets the failure, but not that the outcome is open.
  const refreshed = await ok("refresh", "--yes", "--skip-preview");
  const preview = await ok("preview");
  expect(preview.output).toContain("~ 1 to update");
  expect(preview.output).toContain('`pulumi up` keeps it as it is, unless onUnknown is "resend"');

  const resend = announce({ data: { token: "hidden canary" }, onUnknown: "resend" }, { secrets: ["token"] });
  let resent = "";
  expect(await figuresOf(emulator, async () => (resent = (await stack.fire(resend)).output))).toBe("1/1/0");
  expect(await stack.outputs()).toMatchObject({ announce: { uuid: run?.uuid, outcome: "accepted" } });
  expect(await figuresOf(emulator, () => stack.fire(resend))).toBe("0/0/0");
  const { output: exported } = await ok("stack", "export");
  for (const text of [lost.output, refreshed.output, preview.output, resent, exported]) {
    expect(text).not.toContain("hidden canary");
  }
});

test("what is kept by default is settled for good, and can be destroyed", async () => {
  emulator.fail("TriggerChatFlow", { kind: "reset", times: LIMITS.attempts });
  stack.trigger(announce());
  expect((await stack.up()).code).not.toBe(0);
  const figures = await figuresOf(emulator, async () => {
    await up();
    expect(await stack.outputs()).toMatchObject({ announce: { outcome: "unknown" } });
    await stack.fire(announce({ onUnknown: "resend" }));
    expect((await ok("preview")).output).toContain("2 unchanged");
    await ok("destroy", "--yes", "--skip-preview");
  });
  expect(figures).toBe("0/0/0");
});

test("a refused trigger is told, is not recorded, and is sent by the next up", async () => {
  emulator.fail("TriggerChatFlow", { code: "Ram.PermissionDeny" });
  stack.trigger(announce());
  const refused = await stack.up();
  expect(refused.code).not.toBe(0);
  expect(refused.output).toContain("Grant the RAM action cams:TriggerChatFlow");
  expect(refused.output).not.toMatch(/^\s+at /m);
  expect(await stack.state()).toEqual([]);
  expect(await figuresOf(emulator, () => up())).toBe("1/1/1");
});

test("another flow without other triggers stops", async () => {
  await stack.fire(announce());
  stack.trigger(announce({ flowCode: "other" }));
  const figures = await figuresOf(emulator, async () => {
    const { code, output } = await stack.up();
    expect(code).not.toBe(0);
    expect(output).toContain(`flowCode changes from ${FLOW} to other but triggers stays the same`);
  });
  expect(figures).toBe("0/0/0");
});

test("what JSON cannot hold is named, and stops the run before anything is sent", async () => {
  stack.write(
    "index.js",
    'const cams = require("pulumi-cams"); new cams.FlowTrigger("announce", { flowCode: "x", triggers: { at: new Date(0) } });',
  );
  const figures = await figuresOf(emulator, async () => {
    expect((await stack.up()).output).toContain(
      'FlowTrigger "announce": triggers.at is an instance of Date, which JSON cannot represent',
    );
  });
  expect(figures).toBe("0/0/0");
});

test("moments, Outputs and secrets come through the engine, and a Date in discardAt that moves is no change", async () => {
  stack.write(
    "index.js",
    `
    const pulumi = require("@pulumi/pulumi");
    const cams = require("pulumi-cams");
    const soon = new Date(Date.now() + 3600e3);
    exports.outcome = new cams.FlowTrigger("announce", {
      flowCode: pulumi.output("${FLOW}"),
      triggers: pulumi.output({ list: [null, { id: "a" }, pulumi.secret("hidden canary")], none: null }),
      data: { token: pulumi.secret("hidden canary"), later: Promise.resolve(true) },
      outId: pulumi.secret("hidden outId"),
      claimTime: pulumi.output(1).apply(() => soon),
      discardAt: soon,
    }).outcome;
    `,
  );
  expect(await figuresOf(emulator, () => up())).toBe("1/1/1");
  expect(emulator.runs()).toMatchObject([{ dataKeys: ["later", "token"], outId: "hidden outId", discarded: false }]);
  const again = await ok("up", "--yes");
  expect(again.output).toContain("2 unchanged");
  expect((await ok("stack", "export")).output).not.toMatch(/hidden (canary|outId)/);
});
