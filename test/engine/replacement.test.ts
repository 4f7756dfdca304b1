import { type Emulator, startEmulator } from "../../provider/emulator";
import { twoScreens } from "./flows";
import { flowsById, heldBy, madeByHand, writesDuring } from "./space";
import { type Declared, type Run, removeTestStacks, succeeded, type TestStack, testStack } from "./testStack";

/** What becomes of each kind of flow when the engine is told to replace it, by each way to tell it. */
let emulator: Emulator;
let stack: TestStack;
let declared: Declared;
let foreign: string;

const OPTIONS = { replaceOnChanges: ["flow"], replacementTrigger: "first" };

beforeEach(async () => {
  emulator = await startEmulator();
  stack = testStack(emulator.env);
  foreign = (await madeByHand(emulator, "Foreign")).flowId;
  const adopt: string[] = [];
  for (const number of [1, 2, 3, 4]) adopt.push((await madeByHand(emulator, `By hand ${number}`)).flowId);
  const shared = { flow: twoScreens(), options: OPTIONS };
  declared = {
    draft: { ...shared, publish: false },
    published: { ...shared },
    adopted: { ...shared, adopt: adopt[0] },
    formerlyAdopted: { ...shared, adopt: adopt[1] },
    namedDraft: { ...shared, publish: false, flowName: "Named draft" },
    namedPublished: { ...shared, flowName: "Named published" },
    namedAdopted: { ...shared, flowName: "By hand 3", adopt: adopt[2] },
    namedFormerlyAdopted: { ...shared, flowName: "By hand 4", adopt: adopt[3] },
  };
});
afterEach(() => emulator.close());
afterAll(removeTestStacks);

/** Declares resources with a change. One that was adopted formerly is declared without `adopt` from then on. */
function change(names: string[], changed: Record<string, unknown>): void {
  for (const name of names) {
    const { adopt, ...args } = { ...declared[name], ...changed };
    declared[name] = /formerly/i.test(name) ? args : { ...args, adopt };
  }
  stack.declare(declared);
}

const urnsOf = async (names: string[]) =>
  (await stack.state()).map(({ urn }) => urn).filter((urn) => names.includes(urn.split("::").at(-1) ?? ""));

type Replace = (names: string[], ...options: string[]) => Promise<Run>;

const forced: Replace = async (names, ...options) =>
  stack.up(...options, ...(await urnsOf(names)).flatMap((urn) => ["--replace", urn]));

const ways: [way: string, replace: Replace][] = [
  ["--replace", forced],
  [
    "taint",
    async (names, ...options) => {
      for (const urn of await urnsOf(names)) succeeded(await stack.pulumi("state", "taint", "--yes", urn));
      return stack.up(...options);
    },
  ],
  [
    "replacementTrigger",
    (names, ...options) => {
      change(names, { options: { ...OPTIONS, replacementTrigger: "second" } });
      return stack.up(...options);
    },
  ],
  [
    "replaceOnChanges",
    (names, ...options) => {
      change(names, { flow: twoScreens("Changed") });
      return stack.up(...options);
    },
  ],
  [
    "deleteBeforeReplace",
    (names, ...options) => {
      change(names, { options: { ...OPTIONS, deleteBeforeReplace: true } });
      return forced(names, ...options);
    },
  ],
];

test.each(ways)("%s", async (way, replace) => {
  const deletesFirst = way === "deleteBeforeReplace";
  const isEdited = way === "replaceOnChanges";
  stack.declare(declared);
  succeeded(await stack.up());
  const old = await heldBy(stack);
  const before = flowsById(emulator);
  // Both are declared without adopt from now on, which by itself changes nothing.
  change(["formerlyAdopted", "namedFormerlyAdopted"], {});

  const replaced = ["draft", "published", "adopted", "namedAdopted", "formerlyAdopted"];
  const run = succeeded(await replace([...replaced, ...(deletesFirst ? ["namedDraft"] : [])]));
  const held = await heldBy(stack);
  const after = flowsById(emulator);
  const now = (name: string) => after[held[name] ?? ""];
  const former = (name: string, flows = after) => flows[old[name] ?? ""];

  expect(former("draft")).toBeUndefined();
  expect(now("draft")?.status).toBe("DRAFT");
  expect(former("published")?.status).toBe("DEPRECATED");
  expect(now("published")?.status).toBe("PUBLISHED");
  for (const name of ["adopted", "namedAdopted"]) {
    expect(held[name]).toBe(old[name]);
    const edited = isEdited ? { json: twoScreens("Changed") } : {};
    expect(now(name)).toEqual({ ...former(name, before), ...edited });
  }
  expect(now("formerlyAdopted")?.status).toBe("PUBLISHED");
  expect(held.formerlyAdopted).not.toBe(old.formerlyAdopted);
  expect(former("formerlyAdopted")).toEqual(former("formerlyAdopted", before));
  expect(run.output).toContain(`flow ${old.formerlyAdopted} ("By hand 2") is left in CAMS`);
  if (deletesFirst) {
    expect(former("namedDraft")).toBeUndefined();
    expect(now("namedDraft")).toMatchObject({ flowName: "Named draft", status: "DRAFT" });
  }
  expect(after[foreign]).toEqual(before[foreign]);

  // A flow keeps its explicit name, so that a new one cannot have it: this stops before anything is done.
  const stopping = ["namedPublished", "namedFormerlyAdopted", ...(deletesFirst ? [] : ["namedDraft"])];
  // The engine waits for ever when a delete fails that comes first and it is to continue on errors.
  for (const names of deletesFirst ? stopping.map((name) => [name]) : [stopping]) {
    const options = deletesFirst ? [] : ["--continue-on-error"];
    const { run: stopped, writes } = await writesDuring(emulator, () => replace(names, ...options));
    expect(stopped.code).not.toBe(0);
    expect(writes).toEqual([]);
    for (const name of names) {
      const { flowId, flowName } = former(name, before) ?? {};
      expect(stopped.output).toMatch(
        deletesFirst
          ? `flow ${flowId} cannot be deleted before its replacement is created: it would keep the name "${flowName}"`
          : `flowName "${flowName}" is already used by flow ${flowId}`,
      );
    }
  }
  expect(flowsById(emulator)).toEqual(after);
  expect(await heldBy(stack)).toEqual(held);
});

test("with deleteBeforeReplace nothing is deleted while somebody's flow holds the name of the new one", async () => {
  const options = { deleteBeforeReplace: true };
  stack.declare({ signup: { flow: twoScreens(), flowName: "Mine", options } });
  succeeded(await stack.up());
  const before = flowsById(emulator);
  const held = await heldBy(stack);
  stack.declare({ signup: { flow: twoScreens(), flowName: "Foreign", options } });
  const { run, writes } = await writesDuring(emulator, () => forced(["signup"]));
  expect(run.code).not.toBe(0);
  expect(run.output).toContain(`flowName "Foreign" is already used by flow ${foreign}: nothing was created`);
  expect(writes).toEqual([]);
  expect(flowsById(emulator)).toEqual(before);
  expect(await heldBy(stack)).toEqual(held);
});

test("what depends on a flow that is deleted before its replacement is replaced with it", async () => {
  const [first, second] = [twoScreens(), twoScreens()].map((flow) => JSON.stringify(flow));
  stack.write(
    "index.js",
    `
    const cams = require("pulumi-cams");
    const first = new cams.WhatsAppFlow("first", { flow: ${first} }, { deleteBeforeReplace: true });
    const flow = ${second};
    flow.screens[0].title = first.flowId;
    new cams.WhatsAppFlow("second", { flow }, { replaceOnChanges: ["flow"] });
    `,
  );
  succeeded(await stack.up());
  const old = await heldBy(stack);
  succeeded(await forced(["first"]));
  const held = await heldBy(stack);
  const after = flowsById(emulator);
  for (const name of ["first", "second"]) {
    expect(after[old[name] ?? ""]?.status).toBe("DEPRECATED");
    expect(after[held[name] ?? ""]?.status).toBe("PUBLISHED");
  }
});

test('with onPublishedChange: "replace" the old flow is deprecated only after the new one is published', async () => {
  const onPublishedChange = "replace";
  const [, adopted] = emulator.flows();
  const program = (label: string, adopt?: string) => ({
    signup: { flow: twoScreens(label), onPublishedChange },
    named: { flow: twoScreens(), flowName: "Named", onPublishedChange },
    adopted: { flow: twoScreens(label), adopt, onPublishedChange },
  });
  stack.declare(program("Continue", adopted?.flowId));
  succeeded(await stack.up());
  const old = await heldBy(stack);
  const before = flowsById(emulator);

  // What is adopted is not new, and what is named cannot be named so again: the preview says so.
  const same = program("Continue", adopted?.flowId);
  const stopping = [
    { ...same, adopted: program("Changed", adopted?.flowId).adopted },
    { ...same, named: { flow: twoScreens("Changed"), flowName: "Named", onPublishedChange } },
  ];
  const says = [
    `flow ${old.adopted} is PUBLISHED and must be replaced by a new one, but adopt asks for an existing one. Nothing was changed. Remove adopt`,
    `flow ${old.named} is PUBLISHED and must be replaced by a new one, which cannot be named "Named": the old flow keeps its name for good`,
  ];
  for (const [index, flows] of stopping.entries()) {
    stack.declare(flows);
    const { run, writes } = await writesDuring(emulator, () => stack.pulumi("preview"));
    expect(run.code).not.toBe(0);
    expect(run.output).toContain(says[index]);
    expect(writes).toEqual([]);
  }

  stack.declare(program("Changed"));
  emulator.fail("PublishFlow", { code: "139002", times: 2 });
  expect((await stack.up("--continue-on-error")).code).not.toBe(0);
  expect(flowsById(emulator)).toMatchObject(before);

  const { run, writes } = await writesDuring(emulator, () => stack.up());
  succeeded(run);
  expect(writes).toEqual(["PublishFlow", "PublishFlow", "DeprecateFlow"]);
  const held = await heldBy(stack);
  expect(flowsById(emulator)[old.signup ?? ""]?.status).toBe("DEPRECATED");
  expect(flowsById(emulator)[held.signup ?? ""]).toMatchObject({ status: "PUBLISHED", json: twoScreens("Changed") });
  expect(flowsById(emulator)[old.adopted ?? ""]).toEqual(adopted);
  expect(flowsById(emulator)[held.adopted ?? ""]).toMatchObject({ status: "PUBLISHED", json: twoScreens("Changed") });
  expect(run.output).toContain(`flow ${old.adopted} ("By hand 1") is left in CAMS`);
});
