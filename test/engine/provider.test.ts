import { type Emulator, startEmulator } from "../../provider/emulator";
import { twoScreens } from "./flows";
import { removeTestStacks, succeeded, type TestStack, testStack } from "./testStack";

/** Several accounts in one program, and settings that change from one run to the next. */
let first: Emulator;
let second: Emulator;
let stack: TestStack;

beforeEach(async () => {
  first = await startEmulator({ accessKeyId: "first-id", custSpaceId: "cams-first" });
  second = await startEmulator({
    accessKeyId: "second-id",
    accessKeySecret: "canary_secret",
    custSpaceId: "cams-second",
  });
});
afterEach(() => Promise.all([first.close(), second.close()]));
afterAll(removeTestStacks);

const flow = JSON.stringify(twoScreens());
const provider = ({ endpoint, accessKeyId, accessKeySecret, custSpaceId }: Emulator, args: object = {}) =>
  JSON.stringify({ endpoint, accessKeyId, accessKeySecret, custSpaceId, ...args });
const statuses = (emulator: Emulator) => emulator.flows().map(({ status }) => status);

/** One flow by the environment's account, and one by an explicit provider. */
const declare = (args: object = {}) =>
  stack.write(
    "index.js",
    `const cams = require("pulumi-cams");
     const account = new cams.Provider("second", ${provider(second, args)});
     new cams.WhatsAppFlow("own", { flow: ${flow} });
     new cams.WhatsAppFlow("theirs", { flow: ${flow} }, { provider: account });`,
  );

test("an explicit provider's arguments win over the environment, and two accounts do not mix", async () => {
  stack = testStack(first.env);
  declare({ pace: { GetFlow: 50 } });
  succeeded(await stack.up());
  expect([first, second].map(statuses)).toEqual([["PUBLISHED"], ["PUBLISHED"]]);
  expect(first.flows()[0]).toMatchObject({ custSpaceId: "cams-first", flowName: expect.stringMatching(/^own-/) });
  expect(second.flows()[0]).toMatchObject({ custSpaceId: "cams-second", flowName: expect.stringMatching(/^theirs-/) });
  const refreshed = succeeded(await stack.pulumi("refresh", "--yes", "--skip-preview"));
  expect(refreshed.output).toMatch(/\d unchanged/);
  expect(succeeded(await stack.pulumi("preview")).output).toMatch(/\d unchanged/);
  expect((await stack.pulumi("stack", "export")).output).not.toContain("canary_secret");

  // A rotated key says nothing and changes nothing.
  const before = first.calls.length + second.calls.length;
  declare({ pace: { GetFlow: 50 }, accessKeyId: "rotated", accessKeySecret: "other" });
  const rotated = succeeded(await stack.pulumi("preview")).output;
  expect(rotated).not.toMatch(/WhatsAppFlow (own|theirs)/);
  expect(first.calls.length + second.calls.length).toBe(before);

  declare();
  succeeded(await stack.pulumi("destroy", "--yes", "--skip-preview"));
  expect([first, second].map(statuses)).toEqual([["DEPRECATED"], ["DEPRECATED"]]);
});

test("a provider with another space or region stops the run with an explanation, and nothing is changed", async () => {
  stack = testStack(first.env);
  declare();
  succeeded(await stack.up());
  for (const [args, words] of [
    [
      { custSpaceId: "cams-other" },
      "space cams-second, but the current settings point to region ap-southeast-1, space cams-other",
    ],
    [{ region: "cn-hangzhou" }, "but the current settings point to region cn-hangzhou"],
  ] as const) {
    declare(args);
    const { code, output } = await stack.up();
    expect(code).not.toBe(0);
    expect(output).toContain(words);
  }
  expect([first, second].map(statuses)).toEqual([["PUBLISHED"], ["PUBLISHED"]]);
});

test("a wrong setting of a provider is told with the name of the argument", async () => {
  stack = testStack(first.env);
  declare({ accessKeySecret: undefined });
  const { output } = await stack.up();
  expect(output).toContain("the credentials in the provider's arguments are incomplete: accessKeySecret is not set");
  expect(second.flows()).toEqual([]);
});

test("component resources may hold flows: those of equal names under different components are different flows", async () => {
  stack = testStack(first.env);
  stack.write(
    "index.js",
    `const cams = require("pulumi-cams");
     const pulumi = require("@pulumi/pulumi");
     class Onboarding extends pulumi.ComponentResource {
       constructor(name, type) {
         super(type, name);
         this.flow = new cams.WhatsAppFlow("signup", { flow: ${flow} }, { parent: this });
         this.registerOutputs({ flowId: this.flow.flowId });
       }
     }
     exports.ids = [new Onboarding("a", "my:a:Onboarding"), new Onboarding("b", "my:b:Onboarding")].map(({ flow }) => flow.flowId);`,
  );
  const up = succeeded(await stack.up());
  expect(up.output).not.toContain("warning");
  const names = first.flows().map(({ flowName }) => flowName.slice(0, "signup-1234".length));
  expect(new Set(names).size).toBe(2);
  expect(succeeded(await stack.pulumi("preview")).output).toContain("5 unchanged");
});
