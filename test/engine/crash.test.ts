import { execFile } from "node:child_process";
import * as path from "node:path";
import { promisify } from "node:util";
import { type Emulator, startEmulator } from "../../provider/emulator";
import { twoScreens } from "./flows";
import { killProvider, killRun } from "./processes";
import { type Relay, relayTo } from "./relay";
import { declared, declaredAs, rows } from "./steps";
import { removeTestStacks, succeeded, type TestStack, testStack } from "./testStack";

/** What is left when the world stops after a step, and how the next run gets on. */
let emulator: Emulator;
let relay: Relay;
let stack: TestStack;

beforeEach(async () => {
  emulator = await startEmulator();
  relay = await relayTo(emulator);
  stack = testStack(relay.env);
});
afterEach(async () => {
  await relay.close();
  await emulator.close();
});
afterAll(removeTestStacks);

/** Ways in which a run ends without a word, and what a person does before the next one. */
const kills: [what: string, kill: (cli: number) => void, recover: () => Promise<void>][] = [
  ["the provider process is killed", killProvider, async () => undefined],
  [
    "the whole run is killed and its lock cancelled",
    killRun,
    async () => {
      expect((await stack.up()).output).toContain("the stack is currently locked");
      succeeded(await stack.pulumi("cancel", "--yes"));
    },
  ],
];

/** One killed run stands still after all the steps at once. */
const all = [...rows("create"), ...rows("update"), ...rows("replace")];
const existing = [...rows("update"), ...rows("replace")];
/** A kill before CreateFlow leaves nothing. */
const leaving = [...rows("create"), ...rows("replace")].filter(({ step }) => step !== "upload");

/** Ids of the flows in state, by the resource's name. */
const held = async () =>
  Object.fromEntries((await stack.state()).map(({ urn, id }) => [urn.slice(urn.lastIndexOf(":") + 1), id]));
const flowOf = (flowId: string | undefined) => emulator.flows().find((flow) => flow.flowId === flowId);
const up = async () => succeeded(await stack.up("--parallel", "32"));

/** Starts a command and kills it once it stands still after all these steps. */
async function killedAt(
  kill: (cli: number) => void,
  which: { step: string; name: string }[],
  command: "up" | "destroy",
): Promise<void> {
  const stopped = Promise.all(which.map(({ step, name }) => relay.done(step, name)));
  const run = await stack.start(command, "--yes", "--skip-preview", "--parallel", "32");
  await Promise.race([stopped, run.ended.then(({ output }) => Promise.reject(new Error(output)))]);
  kill(run.pid);
  expect((await run.ended).code).not.toBe(0);
}

const command = async (...args: string[]) => {
  const main = path.join(__dirname, "../../dist/provider/cmd/main.js");
  const env = { PATH: process.env.PATH, ...relay.env, CAMS_CUST_SPACE_ID: "" };
  return (await promisify(execFile)(process.execPath, [main, ...args], { env })).stdout;
};

/** Flows that a run warns of: by id, with the command that the warning gives to remove it. */
const named = (output: string) =>
  new Map(
    [...output.matchAll(/with adopt: "(\d+)", or remove it with `pulumi-cams (retire [^`]+)`/g)].map(([, id, line]) => [
      id,
      line ?? "",
    ]),
  );

test.each(kills)(
  "when %s after any step, up converges and names each flow that was left behind",
  async (_, kill, recover) => {
    stack.declare(declaredAs("old", existing));
    await up();
    const before = await held();

    stack.declare(declaredAs("new", all));
    await killedAt(kill, all, "up");
    const left = emulator.flows().filter(({ flowId }) => !Object.values(before).includes(flowId));
    expect(left.map(({ flowName }) => flowName.replace(/-[0-9a-f]{7}$/, "")).sort()).toEqual(
      leaving.map(({ name }) => name).sort(),
    );
    for (const { name } of rows("replace")) expect(flowOf(before[name])?.status).toBe("PUBLISHED");

    await recover();
    const { output } = await up();
    const state = await stack.state();
    const after = await held();
    for (const { work, name } of all) {
      const wanted = declared(work, name, "new");
      const [flow, ...others] = state.filter(({ urn }) => urn.endsWith(`::${name}`));
      expect(others).toEqual([]);
      expect(flow?.outputs.status).toBe("PUBLISHED");
      expect(flowOf(after[name])).toMatchObject({ status: "PUBLISHED", json: wanted.flow, categories: ["SURVEY"] });
      if (work === "update") expect(after[name]).toBe(before[name]);
      if (work === "replace") expect(flowOf(before[name])?.status).toBe("DEPRECATED");
    }
    const lines = named(output);
    expect([...lines.keys()].sort()).toEqual(left.map(({ flowId }) => flowId).sort());

    // What a killed create left is taken over by the line that the warning gives, what a replacement left is removed.
    const adopted = left.filter(({ flowName }) => flowName.startsWith("create-"));
    for (const { flowId } of left.filter((flow) => !adopted.includes(flow))) {
      const wasDraft = flowOf(flowId)?.status === "DRAFT";
      await command(...(lines.get(flowId) ?? "").split(" "), "--yes");
      expect(flowOf(flowId)?.status).toBe(wasDraft ? undefined : "DEPRECATED");
    }
    const adopting = adopted.map(({ flowId }) => [`adopted-${flowId}`, { flow: twoScreens(), adopt: flowId }]);
    stack.declare({ ...declaredAs("new", all), ...Object.fromEntries(adopting) });
    await up();
    const live = emulator.flows().filter(({ status }) => status !== "DEPRECATED");
    expect(live.map(({ flowId }) => flowId).sort()).toEqual(Object.values(await held()).sort());
    expect(live.filter(({ status }) => status !== "PUBLISHED")).toEqual([]);
  },
);

test.each(kills)(
  "when %s right after the old flow was deprecated, replacing and destroying end as they should",
  async (_, kill, recover) => {
    const only = [{ step: "DeprecateFlow", name: "signup" }];
    stack.declare({ signup: declared("replace", "signup", "old") });
    await up();
    stack.declare({ signup: declared("replace", "signup", "new") });
    await killedAt(kill, only, "up");
    await recover();
    await up();
    const [old, now, ...others] = emulator.flows();
    expect(others).toEqual([]);
    expect(old?.status).toBe("DEPRECATED");
    expect(now).toMatchObject({ status: "PUBLISHED", json: twoScreens("signup-new") });
    expect(await held()).toEqual({ signup: now?.flowId });

    await killedAt(kill, only, "destroy");
    await recover();
    succeeded(await stack.pulumi("destroy", "--yes", "--skip-preview"));
    expect(emulator.flows().map(({ status }) => status)).toEqual(["DEPRECATED", "DEPRECATED"]);
    expect(await stack.state()).toEqual([]);
  },
);

test("an interrupted up lets the creation that goes on end, and records it", async () => {
  stack.declare({ signup: { flow: twoScreens("signup-old") } });
  const slow = relay.done("UpdateFlowJSONAsset", "signup");
  const run = await stack.start("up", "--yes", "--skip-preview");
  const goOn = await slow;
  process.kill(run.pid, "SIGINT");
  await run.printed(/cancell?ing/);
  goOn();
  expect((await run.ended).output).toContain("update canceled");
  const [flow, ...others] = emulator.flows();
  expect(others).toEqual([]);
  expect(flow?.status).toBe("PUBLISHED");
  expect(await stack.state()).toMatchObject([{ id: flow?.flowId, outputs: { status: "PUBLISHED" } }]);
  expect((await up()).output).toContain("2 unchanged");
});
