import { type Emulator, startEmulator } from "../../provider/emulator";
import { digest, type JsonObject } from "../../sdk/flow";
import { threeScreens, twoScreens } from "./flows";
import { removeTestStacks, succeeded, type TestStack, testStack } from "./testStack";

/** What an author is told in the preview, before anything is written or even asked. */
let emulator: Emulator;
let stack: TestStack;

beforeEach(async () => {
  emulator = await startEmulator();
  stack = testStack(emulator.env);
});
afterEach(() => emulator.close());
afterAll(removeTestStacks);

const edited = (change: (flow: JsonObject) => void, flow = twoScreens()): JsonObject => {
  change(flow);
  return flow;
};
const screen = (flow: JsonObject, index: number) => (flow.screens as JsonObject[])[index] as JsonObject;
const component = (flow: JsonObject, at: number, index: number) =>
  ((screen(flow, at).layout as JsonObject).children as JsonObject[])[index] as JsonObject;
const withoutText = edited((flow) => delete component(flow, 0, 0).text);

const preview = async () => {
  const before = emulator.calls.length;
  const { code, output } = await stack.pulumi("preview");
  expect(emulator.calls.slice(before)).toEqual([]);
  return { code, output };
};

test("mistakes in a flow file are told in the preview with line and column, all at once, without a call", async () => {
  const flow = edited((each) => Object.assign(component(each, 1, 0), { colour: "red" }), structuredClone(withoutText));
  stack.write("signup.flow.json", JSON.stringify(flow, null, 2));
  const declaring = (each: string) =>
    stack.write("index.js", `const cams = require("pulumi-cams"); new cams.WhatsAppFlow("signup", { flow: ${each} });`);
  const missing = "MISSING_REQUIRED_PROPERTY screens[0].layout.children[0].text: text is required in a TextHeading (";
  const unknown = "INVALID_PROPERTY_KEY screens[1].layout.children[0].colour: colour is not allowed in a TextBody";
  declaring(`cams.flowFile("signup.flow.json")`);
  const { code, output } = await preview();
  expect(code).not.toBe(0);
  expect(output).toContain(`resource 'signup' has a problem: signup.flow.json:17:11 ${missing}`);
  expect(output).toContain(`resource 'signup' has a problem: signup.flow.json:47:23 ${unknown}`);
  declaring(JSON.stringify(flow));
  const inProgram = await preview();
  expect(inProgram.output).toContain(`resource 'signup' has a problem: ${missing}`);
  expect(inProgram.output).toContain(`resource 'signup' has a problem: ${unknown}`);
});

test("what a program allows is a warning that names the resource, and so is what users would suffer from", async () => {
  const flow = edited((each) =>
    Object.assign(screen(each, 0), { data: { unused: { type: "string", __example__: "x" } } }),
  );
  stack.declare({
    lax: { flow: withoutText, allow: ["MISSING_REQUIRED_PROPERTY"], publish: false },
    linted: { flow },
    shopping: { flow: twoScreens(), categories: ["SHOPPING"], allow: ["UNKNOWN_CATEGORY"] },
  });
  const { output } = succeeded(await preview());
  expect(output).toMatch(/warning: WhatsAppFlow "lax": MISSING_REQUIRED_PROPERTY screens\[0\]/);
  expect(output).toMatch(/warning: WhatsAppFlow "linted": UNUSED_DATA screens\[0\]\.data\.unused: /);
  expect(output).toMatch(/warning: WhatsAppFlow "shopping": UNKNOWN_CATEGORY categories has "SHOPPING"/);

  // What is applied already is not held against the program again, although it no longer allows it.
  succeeded(await stack.up());
  stack.declare({ lax: { flow: withoutText, publish: false }, linted: { flow }, shopping: { flow: twoScreens() } });
  const again = await preview();
  expect(again.output).not.toContain("MISSING_REQUIRED_PROPERTY");
  expect(again.code).toBe(0);
});

test("a change is told in words, and what it breaks stops or warns as the program asks", async () => {
  stack.declare({ signup: { flow: threeScreens() } });
  succeeded(await stack.up());
  const declare = (args: object) => stack.declare({ signup: { flow: twoScreens("Go on"), ...args } });

  declare({});
  const warned = await preview();
  expect(warned.code).toBe(0);
  expect(warned.output).toContain('WhatsAppFlow "signup": changes in the flow:');
  expect(warned.output).toMatch(/ {4}- screen "?INTRO"?/);
  expect(warned.output).toMatch(/ {4}~ .*"Continue".*"Go on"/);
  expect(warned.output).toMatch(/warning: WhatsAppFlow "signup": SCREEN_REMOVED screens\[0\]: .*have nowhere to go/);

  declare({ contract: "error" });
  const stopped = await preview();
  expect(stopped.code).not.toBe(0);
  expect(stopped.output).toMatch(/has a problem: SCREEN_REMOVED .*add allow: \["SCREEN_REMOVED"\]/);

  declare({ contract: "error", allow: ["SCREEN_REMOVED", "ENTRY_SCREEN_CHANGED"] });
  const allowed = await preview();
  expect(allowed.output).toMatch(/warning: WhatsAppFlow "signup": SCREEN_REMOVED/);
  expect(allowed.code).toBe(0);

  declare({ contract: "off" });
  expect((await preview()).output).not.toContain("SCREEN_REMOVED");
});

test("a flow with another digest than the one expected stops in the preview, and so does a pin without value", async () => {
  const pinned = (expectDigest: string) => `
    const cams = require("pulumi-cams");
    const pulumi = require("@pulumi/pulumi");
    const first = new cams.WhatsAppFlow("first", { flow: ${JSON.stringify(twoScreens())} });
    new cams.WhatsAppFlow("second", { flow: ${JSON.stringify(twoScreens())}, expectDigest: ${expectDigest} });`;
  stack.write("index.js", pinned(`"${digest(threeScreens())}"`));
  const differs = await preview();
  expect(differs.code).not.toBe(0);
  expect(differs.output).toContain(
    `EXPECTED_DIGEST_DIFFERS the flow has digest ${digest(twoScreens())}, and ${digest(threeScreens())} is expected (`,
  );
  stack.write("index.js", pinned("pulumi.output(undefined)"));
  expect((await preview()).output).toContain("EXPECT_DIGEST_MISSING expectDigest is set but has no value");

  // Not known in the preview, and compared before the first write.
  stack.write("index.js", pinned("first.publishedDigest"));
  expect((await preview()).code).toBe(0);
  succeeded(await stack.up());
  expect(emulator.flows()).toHaveLength(2);
});

test("a value that is not known yet is tolerated at its place only", async () => {
  stack.write(
    "index.js",
    `const cams = require("pulumi-cams");
     const first = new cams.WhatsAppFlow("first", { flow: ${JSON.stringify(twoScreens())} });
     const flow = ${JSON.stringify(edited((each) => delete component(each, 1, 0).text))};
     flow.screens[0].layout.children[0].text = first.flowId;
     new cams.WhatsAppFlow("second", { flow });`,
  );
  const { output } = await preview();
  expect(output).toContain("MISSING_REQUIRED_PROPERTY screens[1].layout.children[0].text");
  expect(output).not.toContain("screens[0]");
});
