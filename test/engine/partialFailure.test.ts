import { type Emulator, startEmulator } from "../../provider/emulator";
import { type Relay, relayTo } from "./relay";
import { declared, declaredAs, rows } from "./steps";
import { removeTestStacks, type StateEntry, succeeded, type TestStack, testStack } from "./testStack";

/** What the engine keeps of a run in which each resource fails at a step of its own, and how the next one gets on. */
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

/** The storage knows no resource, so uploads are left to the tests of the provider alone. */
const failing = [...rows("create"), ...rows("update"), ...rows("replace")].filter(({ step }) => step !== "upload");
const existing = failing.filter(({ work }) => work !== "create");

const live = () => emulator.flows().filter(({ status }) => status !== "DEPRECATED");
const ids = (flows: { flowId: string }[]) => flows.map(({ flowId }) => flowId).sort();
const inState = async () => (await stack.state()).map(({ id }) => id).sort();
const up = (...options: string[]) => stack.up("--parallel", "32", ...options);

/** Runs an update in which each resource is refused its step, and returns what was published before. */
async function failEverywhere(): Promise<StateEntry[]> {
  stack.declare(declaredAs("old", existing));
  succeeded(await up());
  const before = await stack.state();
  stack.declare(declaredAs("new", failing));
  relay.plague((step, flowName) => {
    const row = failing.find(({ name }) => flowName?.replace(/-[0-9a-f]{7}$/, "") === name);
    return row?.step === step ? { kind: "refuse", status: 400, code: "NotToday" } : undefined;
  });
  const { code, output } = await up("--continue-on-error");
  relay.plague(() => undefined);
  expect(code).not.toBe(0);
  const refused = [...output.replace(/^.*Diagnostics:/s, "").matchAll(/(\w+) was refused: NotToday/g)];
  expect(refused.map(([, step]) => step).sort()).toEqual(failing.map(({ step }) => step).sort());
  expect(await inState()).toEqual(ids(live()));
  return before;
}

const nexts: [command: string, run: () => Promise<void>][] = [
  ["up", async () => void succeeded(await up())],
  [
    "refresh and up",
    async () => {
      succeeded(await stack.pulumi("refresh", "--yes", "--skip-preview"));
      succeeded(await up());
    },
  ],
];

test.each(nexts)(
  "after every flow was refused another step, %s brings them all to what is declared",
  async (_, run) => {
    const before = await failEverywhere();
    await run();
    const state = await stack.state();
    expect(ids(live())).toEqual(await inState());
    expect(state).toHaveLength(failing.length);
    for (const { work, name } of failing) {
      const { flow: json, categories } = declared(work, name, "new");
      const entry = state.find(({ urn }) => urn.endsWith(`::${name}`));
      const flow = emulator.flows().find(({ flowId }) => flowId === entry?.id);
      expect(flow).toMatchObject({ status: "PUBLISHED", json, categories });
      const old = before.find(({ urn }) => urn === entry?.urn)?.id;
      expect(old === entry?.id).toBe(work === "update");
    }
  },
);

test("after every flow was refused another step, destroy leaves nothing that lives", async () => {
  await failEverywhere();
  succeeded(await stack.pulumi("destroy", "--yes", "--skip-preview"));
  expect(live()).toEqual([]);
  expect(await stack.state()).toEqual([]);
});
