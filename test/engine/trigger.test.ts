import { setTimeout as sleep } from "node:timers/promises";
import { type Emulator, startEmulator } from "../../provider/emulator";
import { killProvider } from "./processes";
import { removeTestStacks, succeeded } from "./testStack";
import { announce, FLOW, figuresOf, type TriggerStack, triggerStack } from "./triggerStack";

/** When a trigger is sent, on the real engine, counted at the emulator. */
let emulator: Emulator;
let stack: TriggerStack;

beforeEach(async () => {
  emulator = await startEmulator();
  emulator.addChatFlow({ flowCode: FLOW });
  stack = triggerStack(emulator.env);
});
afterEach(() => emulator.close());
afterAll(removeTestStacks);

const B = { triggers: { release: "B" } };
const ok = async (...args: string[]) => succeeded(await stack.pulumi(...args));
const up = (...options: string[]) => ok("up", "--yes", "--skip-preview", ...options);
const destroy = () => ok("destroy", "--yes", "--skip-preview");
const disable = () => ok("config", "set", "cams:triggers", "disabled");
const urnOf = async (name: string) => (await stack.state()).find(({ urn }) => urn.endsWith(`::${name}`))?.urn ?? "";

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
          expect(await stack.outputs()).toMatchObject({
            announce: { outcome: "skipped" },
            announceRequest: "",
            announceAt: "",
          });
          // What was never sent has outputs all the same, so that exporting them neither warns nor shows as a change.
          const again = await ok("preview");
          expect(again.output).not.toMatch(/announce(Request|At|Response)|Outputs:|Undefined value/);
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
  for (const [what, , step] of steps) seen.push(`${what}: ${await figuresOf(emulator, step)}`);
  expect(seen).toEqual(steps.map(([what, figures]) => `${what}: ${figures}`));
});
