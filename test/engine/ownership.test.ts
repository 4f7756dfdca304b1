import { type Emulator, startEmulator } from "../../provider/emulator";
import { twoScreens } from "./flows";
import { flowsById, heldBy, madeByHand, writesDuring } from "./space";
import { removeTestStacks, succeeded, type TestStack, testStack } from "./testStack";

/** Which flow belongs to whom: nothing is taken, changed or removed that a stack neither made nor adopted. */
let emulator: Emulator;
let stack: TestStack;

beforeEach(async () => {
  emulator = await startEmulator();
  stack = testStack(emulator.env);
});
afterEach(() => emulator.close());
afterAll(removeTestStacks);

const flow = twoScreens();
const destroy = (of = stack) => of.pulumi("destroy", "--yes", "--skip-preview");

test("equal declarations in another stack, or in a stack of the same name elsewhere, have flows of their own", async () => {
  const stacks = [stack, testStack(emulator.env, { name: "other" }), testStack(emulator.env)];
  const outputs: string[] = [];
  for (const each of stacks) {
    each.declare({ signup: { flow } });
    const before = flowsById(emulator);
    outputs.push(succeeded(await each.up()).output);
    expect(flowsById(emulator)).toMatchObject(before);
  }
  const held = await Promise.all(stacks.map(async (each) => (await heldBy(each)).signup ?? ""));
  expect(held.sort()).toEqual(Object.keys(flowsById(emulator)).sort());
  expect(emulator.flows().map(({ status }) => status)).toEqual(["PUBLISHED", "PUBLISHED", "PUBLISHED"]);
  // A state elsewhere cannot be told from one that was lost, so its flow is named, and left alone.
  const [first] = emulator.flows();
  expect(outputs[1]).not.toContain("warning");
  expect(outputs[2]).toContain(`warning: WhatsAppFlow "signup": flow ${first?.flowId}`);
  expect(outputs[2]).toContain("If no other resource of this stack manages it");
});

describe("a replacement whose old flow could not be deprecated is finished", () => {
  test.each([
    ["up", ["PUBLISHED"], () => stack.up()],
    ["up --refresh", ["PUBLISHED"], () => stack.up("--refresh")],
    ["destroy", [], () => destroy()],
  ])("by %s", async (_command, live, command) => {
    const foreign = await madeByHand(emulator, "Foreign");
    stack.declare({ signup: { flow } });
    succeeded(await stack.up());
    const [{ urn, id } = { urn: "", id: "" }] = await stack.state();
    emulator.fail("DeprecateFlow", { code: "Ram.PermissionDeny" });
    const failed = await stack.up("--replace", urn);
    expect(failed.code).not.toBe(0);
    expect(failed.output).toContain("DeprecateFlow was refused: Ram.PermissionDeny");
    expect(emulator.flows().map(({ status }) => status)).toEqual(["PUBLISHED", "PUBLISHED", "PUBLISHED"]);

    succeeded(await command());
    const { [foreign.flowId]: untouched, [id]: old, ...others } = flowsById(emulator);
    expect(untouched).toEqual(foreign);
    expect(old?.status).toBe("DEPRECATED");
    const left = Object.values(others).filter(({ status }) => status !== "DEPRECATED");
    expect(left.map(({ status }) => status)).toEqual(live);
    expect(Object.values(await heldBy(stack))).toEqual(left.map(({ flowId }) => flowId));
  });
});

test("after destroy, up makes new flows, but not under the name that a deprecated one keeps", async () => {
  stack.declare({
    derived: { flow },
    namedDraft: { flow, publish: false, flowName: "Named draft" },
    named: { flow, flowName: "Named" },
  });
  succeeded(await stack.up());
  const old = await heldBy(stack);
  succeeded(await destroy());
  const between = flowsById(emulator);
  expect(Object.values(between).map(({ status }) => status)).toEqual(["DEPRECATED", "DEPRECATED"]);

  const again = await stack.up("--continue-on-error");
  expect(again.code).not.toBe(0);
  expect(again.output).toContain(
    `flowName "Named" is already used by flow ${old.named}, which is DEPRECATED and keeps its name for good: nothing was created. Choose another flowName`,
  );
  const held = await heldBy(stack);
  expect(Object.keys(held).sort()).toEqual(["derived", "namedDraft"]);
  const after = flowsById(emulator);
  expect(after).toMatchObject(between);
  expect(Object.keys(after).sort()).toEqual([...Object.keys(between), ...Object.values(held)].sort());
  expect(after[held.namedDraft ?? ""]).toMatchObject({ flowName: "Named draft", status: "DRAFT" });
});

test("an explicit name that somebody's flow holds stops before any write, whatever state that flow is in", async () => {
  const ways = {
    DRAFT: (id: string) => `nothing was created. Adopt that flow with adopt: "${id}"`,
    PUBLISHED: (id: string) => `nothing was created. Adopt that flow with adopt: "${id}"`,
    DEPRECATED: () => "which is DEPRECATED and keeps its name for good: nothing was created. Choose another flowName",
  };
  const says: string[] = [];
  for (const status of ["DRAFT", "PUBLISHED", "DEPRECATED"] as const) {
    const { flowId } = await madeByHand(emulator, `A ${status}`, status);
    says.push(ways[status](flowId));
  }
  stack.declare(
    Object.fromEntries(Object.keys(ways).map((status) => [status.toLowerCase(), { flow, flowName: `A ${status}` }])),
  );
  const before = flowsById(emulator);
  const { run, writes } = await writesDuring(emulator, () => stack.up("--continue-on-error"));
  expect(run.code).not.toBe(0);
  for (const text of says) expect(run.output).toContain(text);
  expect(writes).toEqual([]);
  expect(flowsById(emulator)).toEqual(before);
  expect(await heldBy(stack)).toEqual({});
});

test("a resource renamed by an alias keeps its flow without a call, also when a new one takes its name", async () => {
  stack.declare({ signup: { flow } });
  succeeded(await stack.up());
  const { signup: first = "" } = await heldBy(stack);
  const calls = emulator.calls.length;
  const renamed = { flow, options: { aliases: [{ name: "signup" }] } };
  stack.declare({ membership: renamed });
  expect(succeeded(await stack.up()).output).toContain("2 unchanged");
  expect(emulator.calls).toHaveLength(calls);
  expect(await heldBy(stack)).toEqual({ membership: first });

  stack.declare({ membership: { flow }, signup: { flow } });
  const before = flowsById(emulator);
  succeeded(await stack.up());
  const held = await heldBy(stack);
  expect(held.membership).toBe(first);
  expect(flowsById(emulator)).toMatchObject(before);
  expect(Object.keys(flowsById(emulator)).sort()).toEqual(Object.values(held).sort());

  // The engine itself refuses both in one run, whichever it sees first: nothing is made, and the old flow keeps one name.
  const both = {
    account: { flow, options: { aliases: [{ name: "signup" }] } },
    membership: { flow },
    signup: { flow },
  };
  stack.declare(both);
  const after = flowsById(emulator);
  const { run, writes } = await writesDuring(emulator, () => stack.up());
  expect(run.output).toMatch(/Duplicate resource (URN|alias)/);
  expect(writes).toEqual([]);
  expect(flowsById(emulator)).toEqual(after);
  const { membership, ...old } = await heldBy(stack);
  expect([membership, Object.values(old)]).toEqual([first, [held.signup]]);
});

test("another CAMS_CUST_SPACE_ID in the shell moves nothing: up stops, refresh and destroy go where the flow lives", async () => {
  stack.declare({ signup: { flow } });
  succeeded(await stack.up());
  const before = flowsById(emulator);
  const held = await heldBy(stack);
  stack.setEnv({ CAMS_CUST_SPACE_ID: "cams-another" });

  for (const options of [[], ["--refresh"]]) {
    const { run, writes } = await writesDuring(emulator, () => stack.up(...options));
    expect(run.code).not.toBe(0);
    expect(run.output).toContain(`flow ${held.signup} is in region ap-southeast-1, space cams-emulator`);
    expect(run.output).toContain("space cams-another: nothing was changed. Set CAMS_REGION and CAMS_CUST_SPACE_ID");
    expect(writes).toEqual([]);
  }
  expect(succeeded(await stack.pulumi("refresh", "--yes", "--skip-preview")).output).toContain("2 unchanged");
  expect(await heldBy(stack)).toEqual(held);
  expect(flowsById(emulator)).toEqual(before);

  succeeded(await destroy());
  expect(emulator.flows()).toMatchObject([{ flowId: held.signup, status: "DEPRECATED" }]);
  expect(await heldBy(stack)).toEqual({});
});
