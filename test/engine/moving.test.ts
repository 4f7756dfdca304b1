import { type Emulator, startEmulator } from "../../provider/emulator";
import { twoScreens } from "./flows";
import { flowsById } from "./space";
import { removeTestStacks, succeeded, type TestStack, testStack } from "./testStack";

/** A stack moves from the dynamic provider to the plugin and back: unchanged, and without a call to CAMS. */
let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator();
});
afterEach(() => emulator.close());
afterAll(removeTestStacks);

/** A project whose programs can use both front ends. */
const bothWays = () => testStack(emulator.env, { through: "both" });

const PROGRAM = (sdk: string, type: string) => `
const pulumi = require("@pulumi/pulumi");
const cams = require(${JSON.stringify(sdk)});
const options = { aliases: [{ type: ${JSON.stringify(type)} }] };
const parent = new pulumi.ComponentResource("demo:Group", "group");
const flow = ${JSON.stringify(twoScreens())};
flow.screens[0].data = { note: { type: "string", __example__: "x" } };
flow.screens[1].layout.children[0].text = pulumi.secret("hidden canary");
const signup = new cams.WhatsAppFlow("signup", { flow }, options);
const inner = new cams.WhatsAppFlow("inner", { flow, flowName: "Inner", publish: false }, { ...options, parent });
const data = { token: pulumi.secret("hidden canary") };
const trigger = { flowCode: "9ccc41e0", triggers: { release: "1" }, data };
new cams.FlowTrigger("announce", trigger, { aliases: [{ type: ${JSON.stringify(type)}.replace("WhatsAppFlow", "FlowTrigger") }] });
exports.digest = signup.digest;
exports.inner = inner.flowId;
`;
const dynamic = PROGRAM("pulumi-cams", "cams:index:WhatsAppFlow");
const plugin = PROGRAM("./plugin.js", "pulumi-nodejs:dynamic/cams:WhatsAppFlow");

/** What the engine stores; secrets are encrypted anew each time. */
const stored = async (stack: TestStack) =>
  (await stack.state())
    .map(({ urn, id, inputs, outputs }) => ({ name: urn.split("::").at(-1), id, inputs, outputs }))
    .map((entry) => JSON.parse(JSON.stringify(entry, (_, value) => (value?.ciphertext ? "(secret)" : value))))
    .sort((a, b) => `${a.name}`.localeCompare(`${b.name}`));

test.each([
  ["the dynamic provider", "the plugin", dynamic, plugin],
  ["the plugin", "the dynamic provider", plugin, dynamic],
])("a stack of %s moves to %s and back, unchanged and without a call", async (_from, _to, first, second) => {
  emulator.addChatFlow({ flowCode: "9ccc41e0" });
  const stack = bothWays();
  stack.write("index.js", first);
  succeeded(await stack.up());
  const [flows, calls] = [flowsById(emulator), emulator.calls.length];
  const outputs = await stack.outputs();
  for (const program of [second, first, second]) {
    stack.write("index.js", program);
    const { output } = succeeded(await stack.pulumi("up", "--yes"));
    expect(output).toContain("5 unchanged");
    expect(await stack.outputs()).toEqual(outputs);
  }
  expect(emulator.calls).toHaveLength(calls);
  expect(flowsById(emulator)).toEqual(flows);
  expect((await stack.pulumi("stack", "export")).output).not.toContain("hidden canary");

  // What was moved can be changed, and taken down.
  stack.write("index.js", second.replaceAll('"Continue"', '"Go on"'));
  succeeded(await stack.up());
  expect(Object.keys(flowsById(emulator))).toEqual(Object.keys(flows));
  stack.write("index.js", first);
  expect(succeeded(await stack.pulumi("preview", "--diff")).output).toContain('"Go on" => "Continue"');
  succeeded(await stack.pulumi("destroy", "--yes", "--skip-preview"));
  expect(emulator.flows().map(({ status }) => status)).toEqual(["DEPRECATED"]);
});

test("both front ends store the same of the same program", async () => {
  emulator.addChatFlow({ flowCode: "9ccc41e0" });
  const one = bothWays();
  one.write("index.js", dynamic);
  succeeded(await one.up());
  const before = await stored(one);
  one.write("index.js", plugin);
  succeeded(await one.up());
  expect(await stored(one)).toEqual(before);
});

test("a stack that is moved back can be destroyed before any other command", async () => {
  emulator.addChatFlow({ flowCode: "9ccc41e0" });
  const stack = bothWays();
  stack.write("index.js", plugin);
  succeeded(await stack.up());
  stack.write("index.js", dynamic);
  succeeded(await stack.up());
  succeeded(await stack.pulumi("destroy", "--yes", "--skip-preview"));
  expect(await stack.state()).toEqual([]);
});
