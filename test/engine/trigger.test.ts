import { setTimeout as sleep } from "node:timers/promises";
import { LIMITS } from "../../provider/cams";
import { type Emulator, startEmulator } from "../../provider/emulator";
import { killProvider } from "./processes";
import { removeTestStacks, succeeded } from "./testStack";
import { type DeclaredTrigger, type TriggerStack, triggerStack } from "./triggerStack";

/** When a trigger is sent, on the real engine, counted at the emulator. */
const FLOW = "9ccc41e0";
let emulator: Emulator;
let stack: TriggerStack;

beforeEach(async () => {
  emulator = await startEmulator();
  emulator.addChatFlow({ flowCode: FLOW });
  stack = triggerStack(emulator.env);
});
afterEach(() => emulator.close());
afterAll(removeTestStacks);

const announce = (args: Record<string, unknown> = {}, options: Partial<DeclaredTrigger> = {}): DeclaredTrigger => ({
  ...options,
  args: { flowCode: FLOW, triggers: { release: "A" }, data: { version: "1", count: 2 }, ...args },
});
const B = { triggers: { release: "B" } };
const ok = async (...args: string[]) => succeeded(await stack.pulumi(...args));
const up = (...options: string[]) => ok("up", "--yes", "--skip-preview", ...options);
const destroy = () => ok("destroy", "--yes", "--skip-preview");
const disable = () => ok("config", "set", "cams:triggers", "disabled");
const urnOf = async (name: string) => (await stack.state()).find(({ urn }) => urn.endsWith(`::${name}`))?.urn ?? "";

/** What a step does at the emulator: calls of TriggerChatFlow / distinct Uuids in them / runs that they start. */
async function figuresOf(step: () => Promise<unknown>): Promise<string> {
  const sent = () => emulator.calls.filter(({ operation }) => operation === "TriggerChatFlow");
  const [calls, runs] = [sent().length, emulator.runs().length];
  await step();
  const made = sent().slice(calls);
  return [made.length, new Set(made.map(({ parameters }) => parameters.Uuid)).size, emulator.runs().length - runs].join(
    "/",
  );
}

type Step = [what: string, figures: string, step: () => Promise<unknown>];

/** Each story goes on in one stack, from step to step. */
const stories: [story: string, steps: Step[]][] = [
  [
    "an ordinary life",
    [
      [
        "preview",
        "0/0/0",
        async () => {
          stack.trigger(announce());
          const { output } = await ok("preview");
          expect(output).toContain(
            `FlowTrigger "announce": will send to Chat Flow ${FLOW} with 2 data keys, under Uuid`,
          );
        },
      ],
      ["up", "1/1/1", () => up()],
      ["up again, with preview", "0/0/0", () => ok("up", "--yes")],
      ["refresh", "0/0/0", () => ok("refresh", "--yes", "--skip-preview")],
      ["up --refresh", "0/0/0", () => up("--refresh")],
      ["a change of data only", "0/0/0", () => stack.fire(announce({ data: { version: "2" } }))],
      ["a change of triggers", "1/1/1", () => stack.fire(announce(B))],
      ["destroy", "0/0/0", destroy],
      ["up after destroy: the same Uuid", "1/1/0", () => up()],
    ],
  ],
  [
    "triggers A, B and A again",
    [
      [
        "three times up",
        "3/2/2",
        async () => {
          for (const args of [{}, B, {}]) await stack.fire(announce(args));
        },
      ],
      ["--replace", "1/1/0", async () => up("--replace", await urnOf("announce"))],
    ],
  ],
  [
    "names and parents",
    [
      ["up", "1/1/1", () => stack.fire(announce())],
      ["a new name with an alias", "0/0/0", () => stack.fire(announce({}, { name: "tell", alias: "announce" }))],
      ["a new name without", "1/1/1", () => stack.fire(announce({}, { name: "shout" }))],
      [
        "two of one name under components of two types",
        "2/2/2",
        () => stack.fire(announce({}, { component: "demo:A" }), announce({}, { component: "demo:B" })),
      ],
    ],
  ],
  [
    "what is lost on the way",
    [
      ["up", "1/1/1", () => stack.fire(announce())],
      [
        "state lost and up again: the same Uuid",
        "1/1/0",
        async () => {
          await ok("state", "delete", "--yes", "--all");
          await up();
        },
      ],
      [
        "reset after the call was accepted",
        "2/1/1",
        () => {
          emulator.fail("TriggerChatFlow", { kind: "reset" });
          return stack.fire(announce(B));
        },
      ],
      [
        "throttled and then accepted",
        "2/1/1",
        () => {
          emulator.fail("TriggerChatFlow", { kind: "throttle" });
          return stack.fire(announce({ triggers: "C" }));
        },
      ],
      [
        "provider process killed while the call is under way, then up",
        "2/1/1",
        async () => {
          emulator.fail("TriggerChatFlow", { kind: "slowHeaders", ms: 600_000 });
          stack.trigger(announce({ triggers: "D" }));
          const [before, run] = [emulator.runs().length, await stack.start("up", "--yes", "--skip-preview")];
          while (emulator.runs().length === before) await sleep(20);
          killProvider(run.pid);
          expect((await run.ended).code).not.toBe(0);
          await up();
        },
      ],
    ],
  ],
  [
    "--target of another resource",
    [
      ["up", "2/2/2", () => stack.fire(announce(), announce({}, { name: "other" }))],
      [
        "changed triggers, and only the other one targeted",
        "0/0/0",
        async () => {
          stack.trigger(announce(B), announce({}, { name: "other" }));
          await up("--target", await urnOf("other"));
        },
      ],
    ],
  ],
  [
    "the guard",
    [
      [
        "disabled",
        "0/0/0",
        async () => {
          stack.trigger(announce());
          await disable();
          const { output } = await ok("up", "--yes");
          expect(output).toContain(
            `FlowTrigger "announce": cams:triggers is disabled: nothing is sent to Chat Flow ${FLOW}`,
          );
          expect(await stack.outputs()).toMatchObject({ announce: { outcome: "skipped" } });
        },
      ],
      [
        "disabled, through an explicit provider",
        "0/0/0",
        () => stack.fire(announce(), announce({}, { name: "own", explicit: true })),
      ],
      [
        "enabled later",
        "0/0/0",
        async () => {
          await ok("config", "set", "cams:triggers", "enabled");
          await up();
        },
      ],
      [
        "misspelt",
        "0/0/0",
        async () => {
          await ok("config", "set", "cams:triggers", "disable");
          stack.trigger(announce(B), announce(B, { name: "own", explicit: true }));
          const { code, output } = await stack.up("--continue-on-error");
          expect(code).not.toBe(0);
          expect(output.match(/error: .*cams:triggers is "disable", so nothing is sent/g)).toHaveLength(2);
        },
      ],
    ],
  ],
];

test.each(stories)("calls / distinct Uuids / runs: %s", async (_, steps) => {
  const seen: string[] = [];
  for (const [what, , step] of steps) seen.push(`${what}: ${await figuresOf(step)}`);
  expect(seen).toEqual(steps.map(([what, figures]) => `${what}: ${figures}`));
});

test("an answer that stays away fails the run and keeps the trigger, secrets included, until the next run settles it", async () => {
  emulator.fail("TriggerChatFlow", { kind: "reset", times: LIMITS.attempts });
  stack.trigger(announce({ data: { token: "hidden canary" } }, { secrets: ["token"] }));
  const lost = await stack.up();
  expect(lost.code).not.toBe(0);
  const [run] = emulator.runs();
  expect(lost.output).toContain(`whether CAMS runs Chat Flow ${FLOW} for Uuid ${run?.uuid} is not known`);
  expect(await stack.state()).toMatchObject([
    {
      id: run?.uuid,
      inputs: { __provider: 'exports.handler=()=>require("pulumi-cams/provider").flowTrigger;' },
      outputs: { outcome: "unknown", uuid: run?.uuid },
      initErrors: [expect.stringContaining("is not known")],
    },
  ]);
  expect((await ok("stack", "export")).output).not.toContain("hidden canary");

  // A refresh forgets the failure, but not that the outcome is open.
  const refreshed = await ok("refresh", "--yes", "--skip-preview");
  const preview = await ok("preview");
  expect(preview.output).toContain("~ 1 to update");
  expect(preview.output).toContain('`pulumi up` leaves it at that, unless onUnknown is "resend"');

  const resend = announce({ data: { token: "hidden canary" }, onUnknown: "resend" }, { secrets: ["token"] });
  let resent = "";
  expect(await figuresOf(async () => (resent = (await stack.fire(resend)).output))).toBe("1/1/0");
  expect(await stack.outputs()).toEqual({ announce: { uuid: run?.uuid, outcome: "accepted" } });
  expect(await figuresOf(() => stack.fire(resend))).toBe("0/0/0");
  const { output: exported } = await ok("stack", "export");
  for (const text of [lost.output, refreshed.output, preview.output, resent, exported]) {
    expect(text).not.toContain("hidden canary");
  }
});

test("what is kept by default is settled for good, and can be destroyed", async () => {
  emulator.fail("TriggerChatFlow", { kind: "reset", times: LIMITS.attempts });
  stack.trigger(announce());
  expect((await stack.up()).code).not.toBe(0);
  const figures = await figuresOf(async () => {
    await up();
    expect(await stack.outputs()).toMatchObject({ announce: { outcome: "unknown" } });
    await stack.fire(announce({ onUnknown: "resend" }));
    expect((await ok("preview")).output).toContain("2 unchanged");
    await destroy();
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
  expect(await figuresOf(() => up())).toBe("1/1/1");
});

test("another flow without other triggers stops, and what JSON cannot hold is named", async () => {
  await stack.fire(announce());
  stack.trigger(announce({ flowCode: "other" }));
  const figures = await figuresOf(async () => {
    const { code, output } = await stack.up();
    expect(code).not.toBe(0);
    expect(output).toContain(`flowCode changes from ${FLOW} to other and triggers do not`);
    stack.write(
      "index.js",
      'const cams = require("pulumi-cams"); new cams.FlowTrigger("announce", { flowCode: "x", triggers: { at: new Date(0) } });',
    );
    expect((await stack.up()).output).toContain(
      'FlowTrigger "announce": triggers.at is an instance of Date, which JSON cannot hold',
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
  expect(await figuresOf(() => up())).toBe("1/1/1");
  expect(emulator.runs()).toMatchObject([{ dataKeys: ["later", "token"], outId: "hidden outId", discarded: false }]);
  const again = await ok("up", "--yes");
  expect(again.output).toContain("2 unchanged");
  expect((await ok("stack", "export")).output).not.toMatch(/hidden (canary|outId)/);
});
