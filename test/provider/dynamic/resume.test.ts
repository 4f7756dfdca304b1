import { httpTransport } from "../../../provider/cams";
import { startEmulator } from "../../../provider/emulator";
import { decodeKeyed, encodeKeyed } from "../../../sdk/flow";
import { twoScreens } from "../../engine/flows";
import { type Mishap, relayTo } from "../../engine/relay";
import { oneResource } from "./engineRules";
import { testProvider } from "./testProvider";

/** What a failure leaves after each step of create, update and replace, and how the next command gets on. */
type World = Awaited<ReturnType<typeof openWorld>>;

/** An account and a stack of one resource, with a line between them that can be broken. */
async function openWorld() {
  const emulator = await startEmulator({ limits: "off" });
  const relay = await relayTo(emulator);
  const transport = httpTransport();
  const warnings: string[] = [];
  const begin = () =>
    testProvider(emulator, transport, { env: relay.env, warn: (message) => void warnings.push(message) });
  let isKilled = false;
  return {
    emulator,
    stack: oneResource(begin, () => isKilled),
    warnings,
    /** Runs a command while something happens to its steps, and returns its error and the steps. */
    async during(fault: Fault, command: () => Promise<void>): Promise<{ error: Error | undefined; steps: string[] }> {
      const steps: string[] = [];
      relay.plague((step) => {
        steps.push(step);
        return isKilled ? { kind: "unheard" } : fault(step, steps.length - 1, () => (isKilled = true));
      });
      const error = await command().then(
        () => undefined,
        (thrown: Error) => thrown,
      );
      relay.plague(() => undefined);
      isKilled = false;
      return { error, steps };
    },
    writes: () => emulator.calls.filter(({ operation }) => !/^(Get|List)/.test(operation)).length,
    live: () => emulator.flows().filter(({ status }) => status !== "DEPRECATED"),
    async close() {
      await transport.close();
      await relay.close();
      await emulator.close();
    },
  };
}

/** Decides what happens to the step of a name and a number; may kill the process once this step is done. */
type Fault = (step: string, index: number, kill: () => void) => Mishap | undefined;
const noFault: Fault = () => undefined;

const declared = (label: string, args: object = {}): Record<string, unknown> => ({
  flow: encodeKeyed(twoScreens(label)),
  categories: [label === "old" ? "OTHER" : "SURVEY"],
  ...args,
  __origin: { name: "signup", parents: "", project: "p", stack: "dev", secrets: [] },
  __provider: "text of the stub",
});

/** What the failing command does: from which declaration, if any, to which. */
const works: Record<string, Work> = {
  create: { to: declared("new") },
  update: { from: declared("old"), to: declared("new") },
  replace: { from: declared("old"), to: declared("new", { onPublishedChange: "replace" }) },
};
type Work = { from?: Record<string, unknown>; to: Record<string, unknown> };

/** Ways in which a step fails, by its number. */
const faults: Record<string, (at: number) => Fault> = {
  "is refused": (at) => (_, index) => (index === at ? { kind: "refuse", status: 400, code: "NotToday" } : undefined),
  "is throttled for ever": (at) => {
    let throttled: string | undefined;
    return (step, index) => {
      if (index === at) throttled = step;
      return step === throttled ? { kind: "refuse", status: 400, code: "Throttling.User" } : undefined;
    };
  },
  "does not reach CAMS": (at) => (_, index) => (index === at ? { kind: "unheard" } : undefined),
  "is done but its answer is lost": (at) => (_, index) => (index === at ? { kind: "unanswered" } : undefined),
  "was the last one of a process that is killed": (at) => (_, index, kill) => {
    if (index === at) kill();
    return index === at ? { kind: "unanswered" } : undefined;
  },
};

/** What a person runs next, and the declaration that then is to be in force; none after a destroy. */
const nexts: Record<string, (world: World, work: Work) => Promise<Work["to"] | undefined>> = {
  async up({ stack }, { to }) {
    await stack.up(to);
    return to;
  },
  async "refresh and up"(world, { to }) {
    await refresh(world);
    await world.stack.up(to);
    return to;
  },
  async "refresh and going back to the old declaration"(world, { from = declared("old") }) {
    await refresh(world);
    await world.stack.up(from);
    return from;
  },
  async destroy({ stack }) {
    await stack.destroy();
    return undefined;
  },
};

async function refresh({ stack, writes }: World): Promise<void> {
  const before = writes();
  await stack.refresh();
  expect(writes()).toBe(before);
}

const table = Object.keys(works).flatMap((work) =>
  Object.keys(faults).flatMap((fault) => Object.keys(nexts).map((next) => [work, fault, next] as const)),
);

test.each(table)("%s: when a step %s, %s does the right thing", async (workName, faultName, nextName) => {
  const work = works[workName] as Work;
  const count = (await failing(work, noFault, async () => undefined)).length;
  // Each in a world of its own, so they need not wait for each other.
  const failAt = async (at: number) => {
    const fault = faults[faultName]?.(at) ?? noFault;
    await failing(work, fault, async (world, error, steps) => {
      const { stack, warnings } = world;
      const step = `${at + 1}: ${steps[at]}`;
      const isKilled = faultName.includes("killed");
      const leftover = afterFailure(world, error, step, isKilled);
      const before = stack.current()?.id;
      warnings.length = 0;
      const callsBefore = world.emulator.calls.length;
      const wanted = await nexts[nextName]?.(world, work);
      const live = world.live().filter(({ flowId }) => !leftover.includes(flowId));
      if (wanted === undefined) {
        expect({ step, live, state: stack.all() }).toEqual({ step, live: [], state: [] });
        return;
      }
      const { flow, categories } = wanted;
      const [held, ...others] = live;
      expect({ step, others }).toEqual({ step, others: [] });
      expect({ step, held }).toMatchObject({
        step,
        held: { status: "PUBLISHED", json: decodeKeyed(flow), categories },
      });
      expect(stack.all()).toMatchObject([{ id: held?.flowId, outputs: { status: "PUBLISHED", flow, categories } }]);
      if (workName === "update") expect(held?.flowId).toBe(before);
      // A run that makes nothing does not list what is there.
      const isMaking = world.emulator.calls.slice(callsBefore).some(({ operation }) => operation === "CreateFlow");
      for (const flowId of isMaking ? leftover : []) expect(warnings.join("\n")).toContain(`adopt: "${flowId}"`);
      const writes = world.writes();
      await stack.up(wanted);
      expect({ step, writes: world.writes() }).toEqual({ step, writes });
    });
  };
  await Promise.all(Array.from({ length: count }, (_, at) => failAt(at)));
});

/** Runs the command under a fault in a world of its own, looks at what came of it, and returns its steps. */
async function failing(
  { from, to }: Work,
  fault: Fault,
  look: (world: World, error: Error | undefined, steps: string[]) => Promise<void>,
): Promise<string[]> {
  const world = await openWorld();
  try {
    if (from !== undefined) await world.stack.up(from);
    const { error, steps } = await world.during(fault, () => world.stack.up(to));
    await look(world, error, steps);
    return steps;
  } finally {
    await world.close();
  }
}

/** Holds what is promised of every failure, and returns the ids of flows that a killed process left in no state. */
function afterFailure({ stack, live, emulator }: World, error: Error | undefined, step: string, isKilled: boolean) {
  const held = stack.all().map(({ id }) => id);
  const leftover = live().flatMap(({ flowId }) => (held.includes(flowId) ? [] : [flowId]));
  if (isKilled) return leftover;
  expect({ step, leftover }).toEqual({ step, leftover: [] });
  const state = stack.current();
  const flow = emulator.flows().find(({ flowId }) => flowId === state?.id);
  if (error === undefined) return [];
  const [, tried] = step.split(": ");
  expect(error.message).toMatch(new RegExp(tried === "download" ? "download|UpdateFlowJSONAsset" : (tried ?? "")));
  if (state?.isFailed) {
    const [, when, seen] = /^Now: flow \d+ \("[^"]+"\) (is|was, when last seen,) ([A-Z]+)/m.exec(error.message) ?? [];
    if (when === "is") expect({ step, seen }).toEqual({ step, seen: flow?.status });
    expect(error.message).toContain("\nNext: ");
    expect(state.outputs.status).toBe(seen);
  }
  return [];
}
