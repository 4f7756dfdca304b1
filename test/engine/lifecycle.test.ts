import type { Operation } from "../../provider/cams";
import { type Emulator, startEmulator } from "../../provider/emulator";
import { digest } from "../../sdk/flow";
import { threeScreens, twoScreens } from "./flows";
import { type Run, removeTestStacks, succeeded, type TestStack, testStack } from "./testStack";

/** What an operator sees on the real engine, against the emulator over HTTP. */
let emulator: Emulator;
let stack: TestStack;

beforeEach(async () => {
  emulator = await startEmulator({ limits: "off" });
  stack = testStack(emulator.env);
});
afterEach(() => emulator.close());
afterAll(removeTestStacks);

/** Names and numbers of the calls that a step makes. */
async function callsOf(step: () => Promise<Run>): Promise<{ run: Run; calls: Partial<Record<Operation, number>> }> {
  const before = emulator.calls.length;
  const run = await step();
  const calls: Record<string, number> = {};
  for (const { operation } of emulator.calls.slice(before)) calls[operation] = (calls[operation] ?? 0) + 1;
  return { run, calls };
}

const onlyFlow = () => {
  const [flow, ...others] = emulator.flows();
  expect(others).toEqual([]);
  return flow as NonNullable<typeof flow>;
};

/** In a space without flows, where one page is the whole list; else the list is read to its end and looked at again. */
const CREATE = {
  ListFlow: 1,
  GetChatappUploadAuthorization: 1,
  CreateFlow: 1,
  UpdateFlowJSONAsset: 1,
  PublishFlow: 1,
  GetFlow: 1,
  GetFlowJSONAssest: 1,
};

test("a declared flow is made and published, and then left alone without a single call", async () => {
  stack.declare({ signup: { flow: twoScreens(), categories: ["SIGN_UP"] } });
  const first = await callsOf(() => stack.up());
  expect(first.run.output).toContain("+ 2 created");
  expect(first.calls).toEqual(CREATE);
  expect(onlyFlow()).toMatchObject({ status: "PUBLISHED", categories: ["SIGN_UP"], json: twoScreens() });
  expect(onlyFlow().flowName).toMatch(/^signup-[0-9a-f]{7}$/);
  expect(await stack.outputs()).toEqual({ signup: { flowId: onlyFlow().flowId, status: "PUBLISHED" } });
  const [entry] = await stack.state();
  expect(entry).toMatchObject({
    id: onlyFlow().flowId,
    inputs: { __provider: 'exports.handler=()=>require("pulumi-cams/provider").whatsAppFlow;' },
    outputs: {
      schemaVersion: 1,
      digest: digest(twoScreens()),
      publishedDigest: digest(twoScreens()),
      jsonVersion: "7.3",
      region: "ap-southeast-1",
      custSpaceId: emulator.custSpaceId,
    },
  });

  // The same document with its keys in another order is the same document.
  stack.declare({
    signup: { categories: ["SIGN_UP"], flow: Object.fromEntries(Object.entries(twoScreens()).reverse()) },
  });
  const second = await callsOf(() => stack.pulumi("up", "--yes"));
  expect(second.run.output).toContain("2 unchanged");
  expect(second.calls).toEqual({});
});

test("a changed label is one line in the preview, and updates the flow in place", async () => {
  stack.declare({ signup: { flow: twoScreens("Continue") } });
  await stack.up();
  const { flowId } = onlyFlow();
  stack.declare({ signup: { flow: twoScreens("Go on") } });
  const preview = await callsOf(() => stack.pulumi("preview", "--diff"));
  expect(preview.calls).toEqual({});
  expect(changedLines(preview.run.output)).toEqual(['~ label: "Continue" => "Go on"']);
  const update = await callsOf(() => stack.up());
  expect(update.run.output).toContain("~ 1 updated");
  expect(update.calls).toMatchObject({ UpdateFlowJSONAsset: 1, PublishFlow: 1 });
  expect(Object.keys(update.calls)).not.toContain("ModifyFlow");
  expect(onlyFlow()).toMatchObject({ flowId, status: "PUBLISHED", json: twoScreens("Go on") });
});

test("a screen that is inserted in front shows as one added screen", async () => {
  stack.declare({ signup: { flow: twoScreens() } });
  await stack.up();
  stack.declare({ signup: { flow: threeScreens() } });
  const { output } = await stack.pulumi("preview", "--diff");
  const added = output.split("\n").filter((line) => /^\s+\+ (INTRO|START|DONE)\s*:/.test(line));
  expect(added.map((line) => line.trim())).toEqual([
    expect.stringMatching(/^\+ INTRO *: \[$/),
    expect.stringMatching(/^\+ INTRO *: \{$/),
  ]);
  expect(changedLines(output)).toEqual(['~ $order: "START, DONE" => "INTRO, START, DONE"']);
  await stack.up();
  expect(onlyFlow().json).toEqual(threeScreens());
});

test("an edit in the console is found by refresh, shown by preview and taken back by up", async () => {
  stack.declare({ signup: { flow: twoScreens("Continue") } });
  await stack.up();
  const { flowId } = onlyFlow();
  emulator.edit(flowId, { json: twoScreens("Edited"), status: "PUBLISHED" });
  const refresh = await callsOf(() => stack.pulumi("refresh", "--yes", "--skip-preview"));
  expect(refresh.run.output).toContain("~ 1 updated");
  expect(refresh.calls).toEqual({ GetFlow: 1, GetFlowJSONAssest: 1 });
  const preview = await stack.pulumi("preview", "--diff");
  expect(changedLines(preview.output)).toEqual(['~ label: "Edited" => "Continue"']);
  await stack.up();
  expect(onlyFlow()).toMatchObject({ flowId, status: "PUBLISHED", json: twoScreens("Continue") });
  expect((await stack.pulumi("refresh", "--yes", "--skip-preview")).output).toContain("2 unchanged");
});

test("a publish that is refused keeps the flow, and the next up goes on with it", async () => {
  stack.declare({ signup: { flow: twoScreens() } });
  emulator.fail("PublishFlow", { code: "139002", message: "Publishing Flow attempt failed" });
  const refused = await stack.up();
  const { flowId, flowName } = onlyFlow();
  expect(refused.code).not.toBe(0);
  expect(refused.output).toMatch(
    /PublishFlow was refused: 139002: Publishing Flow attempt failed \(HTTP 400, request id \w+\)/,
  );
  expect(refused.output).toContain(`Now: flow ${flowId} ("${flowName}") is DRAFT and holds the declared document.`);
  expect(refused.output).toContain("Next: remove the cause and run `pulumi up` again; it continues with this flow.");
  expect(refused.output).not.toMatch(/^\s+at /m);
  expect(await stack.state()).toMatchObject([{ id: flowId, initErrors: [expect.stringContaining("139002")] }]);

  const healed = await callsOf(() => stack.up());
  expect(healed.run.code).toBe(0);
  expect(healed.calls).toEqual({ GetFlow: 2, GetFlowJSONAssest: 2, PublishFlow: 1 });
  expect(onlyFlow()).toMatchObject({ flowId, status: "PUBLISHED" });
});

test("after a refused publish, destroy removes the draft", async () => {
  stack.declare({ signup: { flow: twoScreens() } });
  emulator.fail("PublishFlow", { code: "139002" });
  await stack.up();
  expect((await stack.pulumi("destroy", "--yes", "--skip-preview")).code).toBe(0);
  expect(emulator.flows()).toEqual([]);
});

test("an update whose upload is refused keeps the old inputs, and the next up brings the new ones", async () => {
  stack.declare({ signup: { flow: twoScreens("Old") } });
  await stack.up();
  stack.declare({ signup: { flow: twoScreens("New") } });
  emulator.fail("UpdateFlowJSONAsset", { code: "InvalidParameter.FileUrlError" });
  const refused = await stack.up();
  expect(refused.output).toContain("is PUBLISHED and does not hold the declared document yet");
  expect(onlyFlow()).toMatchObject({ status: "PUBLISHED", json: twoScreens("Old") });
  expect(changedLines((await stack.pulumi("preview", "--diff")).output)).toEqual(['~ label: "Old" => "New"']);
  expect((await stack.up()).code).toBe(0);
  expect(onlyFlow()).toMatchObject({ status: "PUBLISHED", json: twoScreens("New") });
});

test("a forced replacement publishes a new flow and deprecates the old one", async () => {
  stack.declare({ signup: { flow: twoScreens() } });
  await stack.up();
  const old = onlyFlow();
  const [{ urn } = { urn: "" }] = await stack.state();
  const replaced = await stack.up("--replace", urn);
  expect(replaced.code).toBe(0);
  expect(replaced.output).toMatch(
    new RegExp(`warning: WhatsAppFlow "signup": flow ${old.flowId} .* is being replaced`),
  );
  const [first, second] = emulator.flows();
  expect(first).toMatchObject({ flowId: old.flowId, status: "DEPRECATED" });
  expect(second).toMatchObject({ status: "PUBLISHED", json: twoScreens() });
  expect(await stack.outputs()).toEqual({ signup: { flowId: second?.flowId, status: "PUBLISHED" } });
  expect((await stack.pulumi("preview")).output).toContain("2 unchanged");
});

test("two stacks of one program in one space make two flows, and destroying one leaves the other", async () => {
  const other = testStack(emulator.env, { name: "other" });
  for (const each of [stack, other]) each.declare({ signup: { flow: twoScreens() } });
  expect((await stack.up()).code).toBe(0);
  const second = await other.up();
  expect(second.code).toBe(0);
  expect(second.output).not.toContain("warning");
  expect(emulator.flows().map(({ status }) => status)).toEqual(["PUBLISHED", "PUBLISHED"]);
  await stack.pulumi("destroy", "--yes", "--skip-preview");
  const { signup } = (await other.outputs()) as { signup: { flowId: string } };
  expect(emulator.flows().filter(({ status }) => status === "PUBLISHED")).toMatchObject([{ flowId: signup.flowId }]);
});

test("destroy leaves nothing published: a draft is deleted, a published flow deprecated", async () => {
  stack.declare({ live: { flow: twoScreens() }, draft: { flow: twoScreens(), publish: false } });
  await stack.up();
  expect(
    emulator
      .flows()
      .map(({ status }) => status)
      .sort(),
  ).toEqual(["DRAFT", "PUBLISHED"]);
  const { run, calls } = await callsOf(() => stack.pulumi("destroy", "--yes", "--skip-preview"));
  expect(run.code).toBe(0);
  expect(calls).toEqual({ GetFlow: 2, DeleteFlow: 1, DeprecateFlow: 1 });
  expect(onlyFlow().status).toBe("DEPRECATED");
});

test("an answer of CreateFlow that is lost makes neither an orphan nor a twin", async () => {
  stack.declare({ signup: { flow: twoScreens() } });
  emulator.fail("CreateFlow", { code: "-", kind: "reset" });
  const { run, calls } = await callsOf(() => stack.up());
  expect(run.code).toBe(0);
  expect(calls).toEqual({ ...CREATE, ListFlow: 4 });
  expect(onlyFlow().status).toBe("PUBLISHED");
});

test("a flow that a killed run left behind is named, with the line that adopts it", async () => {
  stack.declare({ signup: { flow: twoScreens() } });
  await stack.up();
  const left = onlyFlow();
  await stack.pulumi("state", "delete", "--yes", "--all");
  const again = await stack.up();
  expect(again.output).toContain(`adopt: "${left.flowId}"`);
  expect(again.output).toContain(`pulumi-cams retire ${left.flowId}`);
  expect(emulator.flows()).toHaveLength(2);
  expect(emulator.flows()[0]).toEqual(left);
});

test("an explicit name that another flow holds stops before any write, and adopt takes that flow over as it is", async () => {
  stack.declare({ first: { flow: twoScreens(), flowName: "Membership", categories: ["SIGN_UP"] } });
  await stack.up();
  const held = onlyFlow();
  const other = testStack(emulator.env, { name: "other" });
  other.declare({ second: { flow: twoScreens(), flowName: "Membership" } });
  const stopped = await callsOf(() => other.up());
  expect(stopped.run.code).not.toBe(0);
  expect(stopped.run.output).toContain(
    `flowName "Membership" is already used by flow ${held.flowId}: nothing was created.`,
  );
  expect(stopped.run.output).toContain(`adopt: "${held.flowId}"`);
  expect(stopped.calls).toEqual({ ListFlow: 3, GetFlow: 1 });

  other.declare({ second: { flow: twoScreens(), flowName: "Membership", adopt: held.flowId } });
  const adopted = await callsOf(() => other.up());
  expect(adopted.run.code).toBe(0);
  expect(Object.keys(adopted.calls).sort()).toEqual(["GetFlow", "GetFlowJSONAssest"]);
  expect((await other.pulumi("preview")).output).toContain("2 unchanged");
  await other.pulumi("destroy", "--yes", "--skip-preview");
  expect(onlyFlow()).toEqual(held);
});

test("name, categories and endpoint change by one ModifyFlow and without an upload", async () => {
  stack.declare({ signup: { flow: twoScreens() } });
  await stack.up();
  const { flowId } = onlyFlow();
  const endpointUri = "https://flows.example.com/data";
  stack.declare({ signup: { flow: twoScreens(), flowName: "Membership", categories: ["SIGN_UP"], endpointUri } });
  const { run, calls } = await callsOf(() => stack.up());
  expect(run.code).toBe(0);
  expect(calls).toMatchObject({ ModifyFlow: 1, PublishFlow: 1 });
  expect(Object.keys(calls)).not.toContain("UpdateFlowJSONAsset");
  expect(onlyFlow()).toMatchObject({
    flowId,
    flowName: "Membership",
    categories: ["SIGN_UP"],
    endpointUri,
    status: "PUBLISHED",
  });
});

test.each([
  ["deprecated", (flowId: string) => emulator.edit(flowId, { status: "DEPRECATED" }), "deprecated outside of Pulumi"],
  ["deleted", (flowId: string) => emulator.remove(flowId), "deleted outside of Pulumi"],
])("a flow that was %s outside is made anew by up --refresh, as the failing update says", async (_, change, words) => {
  stack.declare({ signup: { flow: twoScreens("Old") } });
  await stack.up();
  const { flowId } = onlyFlow();
  change(flowId);
  stack.declare({ signup: { flow: twoScreens("New") } });
  const refused = await stack.up();
  expect(refused.code).not.toBe(0);
  expect(refused.output).toContain(words);
  expect(refused.output).toContain("pulumi up --refresh");
  expect((await stack.up("--refresh")).code).toBe(0);
  const live = emulator.flows().filter(({ status }) => status === "PUBLISHED");
  expect(live).toMatchObject([{ json: twoScreens("New") }]);
  expect(live[0]?.flowId).not.toBe(flowId);
});

test("nulls and Outputs inside a flow come through the engine as they were declared", async () => {
  stack.write(
    "index.js",
    `
    const cams = require("pulumi-cams");
    const pulumi = require("@pulumi/pulumi");
    const first = new cams.WhatsAppFlow("first", { flow: ${JSON.stringify(twoScreens())} });
    const flow = ${JSON.stringify(twoScreens())};
    flow.screens[0].title = pulumi.interpolate\`Flow \${first.flowId}\`;
    flow.screens[0].data = { note: null, text: "(null)", __example__: Promise.resolve(null), list: pulumi.output([{ id: "a", n: null }]) };
    flow.screens[1].layout.children[0].text = pulumi.secret("hidden canary");
    // Such data is a mistake, which is allowed here so that it comes through.
    const args = { flow, publish: false, allow: ["INVALID_PROPERTY_TYPE"] };
    exports.second = new cams.WhatsAppFlow("second", args).flowId;
    `,
  );
  const preview = await stack.pulumi("preview");
  succeeded(preview);
  succeeded(await stack.up());
  const [first, second] = emulator.flows();
  expect(second?.json).toMatchObject({
    screens: [
      {
        title: `Flow ${first?.flowId}`,
        data: { note: null, text: "(null)", __example__: null, list: [{ id: "a", n: null }] },
      },
      { layout: { children: [{ text: "hidden canary" }, {}] } },
    ],
  });
  expect((await stack.pulumi("stack", "export")).output).not.toContain("hidden canary");
  const again = await callsOf(() => stack.pulumi("up", "--yes"));
  expect(again.run.output).toContain("3 unchanged");
  expect(again.calls).toEqual({});
});

test("a flow that moves to another file, or from JSON into the program, stays untouched", async () => {
  const declaring = (flow: string) =>
    `const cams = require("pulumi-cams"); new cams.WhatsAppFlow("signup", { flow: ${flow} });`;
  stack.write("one.json", JSON.stringify(twoScreens()));
  stack.write("two.json", JSON.stringify(twoScreens(), null, 4));
  stack.write("index.js", declaring(`cams.flowFile("one.json")`));
  await stack.up();
  for (const flow of [`cams.flowFile("two.json")`, JSON.stringify(twoScreens())]) {
    stack.write("index.js", declaring(flow));
    const { run, calls } = await callsOf(() => stack.up());
    expect(run.output).toContain("2 unchanged");
    expect(calls).toEqual({});
  }
  stack.write("two.json", JSON.stringify(twoScreens("Changed")));
  stack.write("index.js", declaring(`cams.flowFile("two.json")`));
  expect((await stack.up()).output).toContain("[diff: ~flow]");
});

test.each(["adds-defaults", "reorders"] as const)(
  "a document that CAMS returns in another form (%s) is neither drift nor a change",
  async (readBack) => {
    const other = await startEmulator({ limits: "off", readBack });
    const kept = testStack(other.env);
    kept.declare({ signup: { flow: twoScreens() } });
    succeeded(await kept.up());
    const writes = () => other.calls.filter(({ operation }) => !/^(Get|List)/.test(operation)).length;
    const before = writes();
    expect(succeeded(await kept.pulumi("refresh", "--yes", "--skip-preview")).output).toContain("2 unchanged");
    expect(succeeded(await kept.pulumi("up", "--yes")).output).toContain("2 unchanged");
    expect(writes()).toBe(before);
    await other.close();
  },
);

test("settings and credentials may come from the stack's configuration, and a secret stays one", async () => {
  const configured = testStack({});
  configured.declare({ signup: { flow: twoScreens() } });
  await configured.pulumi("config", "set", "cams:endpoint", emulator.endpoint);
  await configured.pulumi("config", "set", "cams:custSpaceId", emulator.custSpaceId);
  await configured.pulumi("config", "set", "alicloud:accessKey", emulator.accessKeyId);
  await configured.pulumi("config", "set", "--secret", "alicloud:secretKey", emulator.accessKeySecret);
  expect((await configured.up()).code).toBe(0);
  expect(onlyFlow().status).toBe("PUBLISHED");
  expect((await configured.pulumi("refresh", "--yes", "--skip-preview")).output).toContain("2 unchanged");
  expect((await configured.pulumi("stack", "export")).output).not.toContain(emulator.accessKeySecret);
  expect((await configured.pulumi("destroy", "--yes", "--skip-preview")).code).toBe(0);
  expect(onlyFlow().status).toBe("DEPRECATED");
});

test("ignoreChanges takes readable paths into a flow", async () => {
  const program = (label: string) => `
    const cams = require("pulumi-cams");
    new cams.WhatsAppFlow("signup", { flow: ${JSON.stringify(twoScreens(label))} },
      { ignoreChanges: ["flow.screens.START.layout.children.Footer.label"] });
  `;
  stack.write("index.js", program("Continue"));
  await stack.up();
  stack.write("index.js", program("Ignored"));
  const { run, calls } = await callsOf(() => stack.up());
  expect(run.output).toContain("2 unchanged");
  expect(calls).toEqual({});
});

test("CAMS_ON_DESTROY=retain keeps a flow whose program is gone", async () => {
  const keeping = testStack({ ...emulator.env, CAMS_ON_DESTROY: "retain" });
  keeping.declare({ signup: { flow: twoScreens() } });
  await keeping.up();
  expect((await keeping.pulumi("destroy", "--yes", "--skip-preview")).code).toBe(0);
  expect(onlyFlow().status).toBe("PUBLISHED");
});

/** Lines of a `--diff` display that change a value. */
function changedLines(output: string): string[] {
  return output
    .split("\n")
    .map((line) => line.trim().replace(/ *: /, ": "))
    .filter((line) => /^~ .*=> /.test(line));
}
