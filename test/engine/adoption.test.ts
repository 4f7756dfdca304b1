import { type EmulatedFlow, type Emulator, startEmulator } from "../../provider/emulator";
import { twoScreens } from "./flows";
import { flowsById, heldBy, madeByHand, writesDuring } from "./space";
import { removeTestStacks, succeeded, type TestStack, testStack } from "./testStack";

/** Flows that exist already, and what happens when a program takes them over. */
let emulator: Emulator;
let stack: TestStack;

beforeEach(async () => {
  emulator = await startEmulator();
  stack = testStack(emulator.env);
});
afterEach(() => emulator.close());
afterAll(removeTestStacks);

const flow = twoScreens();
const flowOf = (id: string | undefined) => flowsById(emulator)[id ?? ""];

test("preview says what each adoption changes, and adopting what is identical writes nothing, ever", async () => {
  const byHand: EmulatedFlow[] = [];
  for (const name of ["By id", "By name", "By import", "Edited"]) byHand.push(await madeByHand(emulator, name));
  byHand.push(await madeByHand(emulator, "Draft", "DRAFT"));
  const [byId, byName, byImport, edited, draft] = byHand.map(({ flowId }) => flowId);
  const identical = {
    byId: { flow, adopt: byId },
    byName: { flow, flowName: "By name", adopt: true },
    byImport: { flow, options: { import: byImport } },
  };
  const changing = {
    edited: { flow: twoScreens("Changed"), adopt: edited, flowName: "Renamed", categories: ["OTHER"] },
    draft: { flow, adopt: draft },
  };
  stack.declare({ ...identical, ...changing });
  const preview = await writesDuring(emulator, () => stack.pulumi("preview"));
  const says = [
    `"byId": adopts ${byId} ("By id", PUBLISHED): nothing will change`,
    `"byName": adopts ${byName} ("By name", PUBLISHED): nothing will change`,
    `"byImport": adopts ${byImport} ("By import", PUBLISHED): nothing will change`,
    `"edited": adopts ${edited} ("Edited", PUBLISHED): this will change: name "Edited" to "Renamed"; categories SURVEY to OTHER; the document (1 change)`,
    `"draft": adopts ${draft} ("Draft", DRAFT): this will change: status DRAFT to PUBLISHED`,
  ];
  for (const text of says) expect(succeeded(preview.run).output).toContain(text);
  expect(preview.writes).toEqual([]);

  const blind = testStack({ CAMS_ENDPOINT: "http://127.0.0.1:9", CAMS_CUST_SPACE_ID: emulator.custSpaceId });
  blind.declare(identical);
  const { output } = succeeded(await blind.pulumi("preview"));
  expect(output).toContain(
    `warning: WhatsAppFlow "byId": adopts ${byId}; it could not be read, so its changes cannot be previewed: no Alibaba Cloud credentials were found`,
  );
  expect(output).toContain(`adopts the flow named "By name"; it could not be read`);

  stack.declare(identical);
  const up = await writesDuring(emulator, () => stack.up());
  succeeded(up.run);
  expect(up.writes).toEqual([]);
  expect(await heldBy(stack)).toEqual({ byId, byName, byImport });
  const calls = emulator.calls.length;
  expect(succeeded(await stack.pulumi("preview")).output).toContain("4 unchanged");
  expect(emulator.calls).toHaveLength(calls);

  stack.declare({ ...identical, ...changing });
  const changed = await writesDuring(emulator, () => stack.up());
  succeeded(changed.run);
  expect(changed.writes.sort()).toEqual(["ModifyFlow", "PublishFlow", "PublishFlow", "UpdateFlowJSONAsset"]);
  expect(flowOf(edited)).toMatchObject({ flowName: "Renamed", categories: ["OTHER"], json: twoScreens("Changed") });
  expect(flowOf(draft)).toMatchObject({ status: "PUBLISHED", categories: ["SURVEY"] });
});

test("what cannot be adopted stops preview and up before any write", async () => {
  await madeByHand(emulator, "Deprecated", "DEPRECATED");
  const twins = [await madeByHand(emulator, "Twin 1"), await madeByHand(emulator, "Twin 2")].map(
    ({ flowId }) => flowId,
  );
  for (const id of twins) emulator.edit(id, { flowName: "Twin" });
  const before = flowsById(emulator);
  const refused: [args: object, says: string][] = [
    [
      { flowName: "Nobody", adopt: true },
      'ADOPT_NOT_FOUND there is no flow named "Nobody" to adopt in space cams-emulator',
    ],
    [
      { flowName: "Twin", adopt: true },
      `ADOPT_AMBIGUOUS flowName "Twin" is used by flows ${twins.join(", ")} (set adopt to the id of one of them)`,
    ],
    [
      { flowName: "Deprecated", adopt: true },
      'ADOPT_DEPRECATED flow named "Deprecated" is DEPRECATED, which is final, so it cannot be adopted',
    ],
    [{ adopt: "404" }, "ADOPT_NOT_FOUND there is no flow 404 to adopt in space cams-emulator"],
  ];
  for (const [args, says] of refused) {
    stack.declare({ signup: { flow, ...args } });
    for (const command of [() => stack.pulumi("preview"), () => stack.up()]) {
      const { run, writes } = await writesDuring(emulator, command);
      expect(run.code).not.toBe(0);
      expect(run.output).toContain(says);
      expect(writes).toEqual([]);
    }
  }
  expect(flowsById(emulator)).toEqual(before);
  expect(await heldBy(stack)).toEqual({});
});

test("an adopted flow stays adopted without adopt, holds on to its flow, and outlives its resource", async () => {
  const first = await madeByHand(emulator, "First");
  const second = await madeByHand(emulator, "Second");
  stack.declare({ signup: { flow, adopt: first.flowId } });
  succeeded(await stack.up());

  stack.declare({ signup: { flow, adopt: second.flowId } });
  const changed = await writesDuring(emulator, () => stack.up());
  expect(changed.run.code).not.toBe(0);
  expect(changed.run.output).toContain(
    `this resource manages flow ${first.flowId}; adopt: "${second.flowId}" names another one`,
  );
  expect(changed.writes).toEqual([]);

  // That adopt is gone is recorded, or a refresh would bring it back.
  stack.declare({ signup: { flow } });
  const calls = emulator.calls.length;
  expect(succeeded(await stack.up()).output).toContain("[diff: -adopt]");
  expect(emulator.calls).toHaveLength(calls);
  expect(await heldBy(stack)).toEqual({ signup: first.flowId });

  const destroyed = succeeded(await stack.pulumi("destroy", "--yes", "--skip-preview"));
  expect(destroyed.output).toContain(`flow ${first.flowId} ("First") is left in CAMS`);
  expect(emulator.flows()).toEqual([first, second]);
});

test("a flow that is adopted from one resource to another, or anew by its own, is never deprecated on the way", async () => {
  stack.declare({ old: { flow } });
  succeeded(await stack.up());
  const { old } = await heldBy(stack);
  const before = flowsById(emulator);

  const moved = { flow, adopt: old, onDestroy: "deprecate" };
  stack.declare({ moved });
  const run = succeeded(await stack.up());
  expect(run.output).toContain("is left in CAMS because a resource of this program still manages it");
  expect(await heldBy(stack)).toEqual({ moved: old });
  expect(flowsById(emulator)).toEqual(before);

  const [{ urn } = { urn: "" }] = await stack.state();
  for (const deleteBeforeReplace of [false, true]) {
    stack.declare({ moved: { ...moved, options: { deleteBeforeReplace } } });
    succeeded(await stack.up("--replace", urn));
    expect(await heldBy(stack)).toEqual({ moved: old });
    expect(flowsById(emulator)).toEqual(before);
  }

  // A run that fails elsewhere leaves the older record of the flow to be deleted by the next one.
  await madeByHand(emulator, "Foreign");
  stack.declare({ moved, other: { flow, flowName: "Foreign" } });
  expect((await stack.up("--replace", urn, "--continue-on-error")).code).not.toBe(0);
  expect((await stack.state()).map(({ id }) => id)).toEqual([old, old]);
  stack.declare({ moved });
  succeeded(await stack.up());
  expect(await heldBy(stack)).toEqual({ moved: old });
  expect(flowsById(emulator)).toMatchObject(before);
});
