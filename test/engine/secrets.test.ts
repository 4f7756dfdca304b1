import { type Emulator, startEmulator } from "../../provider/emulator";
import type { JsonObject } from "../../sdk/flow";
import { threeScreens, twoScreens } from "./flows";
import { type Run, removeTestStacks, succeeded, type TestStack, testStack } from "./testStack";

/** No secret stands in clear in the state, in what the CLI prints, or in the emulator's log of calls. */
const KEY = "canary_of_the_access_key";
const CANARY = "CANARY_OF_THE_FLOW";
let emulator: Emulator;
let stack: TestStack;
let printed: string;

beforeEach(async () => {
  emulator = await startEmulator({ accessKeySecret: KEY });
  const { ALIBABA_CLOUD_ACCESS_KEY_ID: _, ALIBABA_CLOUD_ACCESS_KEY_SECRET: __, ...env } = emulator.env;
  stack = testStack(env);
  printed = "";
  await run("config", "set", "cams:accessKeyId", emulator.accessKeyId);
  await run("config", "set", "--secret", "cams:accessKeySecret", KEY);
});
/** The line with which `--diff` of newer CLIs lists a key of a secret object that goes, whoever provides the resource. */
const KEY_OF_SECRET_OBJECT = new RegExp(`^ +- ${CANARY}: \\[secret\\]$`, "gm");

afterEach(async () => {
  const { output } = await stack.pulumi("stack", "export");
  const log = JSON.stringify(emulator.calls);
  for (const [place, text] of Object.entries({
    printed: printed.replace(KEY_OF_SECRET_OBJECT, ""),
    state: output,
    log,
  })) {
    expect([place, text.includes(KEY), text.includes(CANARY)]).toEqual([place, false, false]);
  }
  await emulator.close();
});
afterAll(removeTestStacks);

async function run(...args: string[]): Promise<Run> {
  const result = await stack.pulumi(...args);
  printed += result.output;
  return result;
}
const up = () => run("up", "--yes", "--diff");

/** A program that declares one flow, in which `change` may put secrets. */
const declare = (flow: JsonObject, change: string, args = "") =>
  stack.write(
    "index.js",
    `const cams = require("pulumi-cams");
     const pulumi = require("@pulumi/pulumi");
     const secret = (text) => pulumi.output(pulumi.secret(text));
     const flow = ${JSON.stringify(flow)};
     const text = (screen, component) => flow.screens[screen].layout.children[component];
     ${change}
     new cams.WhatsAppFlow("signup", { flow, ${args} });`,
  );

test("a secret that is a mistake, and one in a flow that CAMS refuses", async () => {
  declare(twoScreens(), `text(0, 1)["on-click-action"].next.name = secret("${CANARY}");`);
  const refused = await run("preview");
  expect(refused.output).toMatch(/has a problem: \w+ screens\[0\]/);
  declare(twoScreens(), `text(1, 0).text = secret("${CANARY}");`);
  emulator.fail("PublishFlow", { code: "139002", message: `no, not ${CANARY}` });
  expect((await up()).code).not.toBe(0);
  succeeded(await up());
  expect(emulator.flows()[0]?.json).toMatchObject({ screens: [{}, { layout: { children: [{ text: CANARY }, {}] } }] });
});

test("a secret by whose change running conversations break", async () => {
  const ids = `flow.screens[0].id = secret("${CANARY}"); flow.routing_model = secret({ ${CANARY}: ["START"], START: ["DONE"], DONE: [] });`;
  declare(threeScreens(), ids);
  succeeded(await up());
  declare(twoScreens(), "", 'contract: "error"');
  const stopped = await run("preview", "--diff");
  expect(stopped.output).toMatch(/has a problem: SCREEN_REMOVED .*\(secret/);
  declare(twoScreens(), "");
  succeeded(await up());
});

test("a secret text without a name that somebody moves in the console", async () => {
  const bodies = (...texts: string[]) => {
    const flow = twoScreens();
    const [, last] = flow.screens as { layout: { children: JsonObject[] } }[];
    last?.layout.children.splice(0, 1, ...texts.map((text) => ({ type: "TextBody", text })));
    return flow;
  };
  declare(bodies("One", "Two", "Three"), `text(1, 0).text = secret("${CANARY}");`);
  succeeded(await up());
  const { flowId } = emulator.flows()[0] ?? { flowId: "" };
  for (const moved of [bodies("Two", "Three", CANARY), bodies("Two", CANARY, "Three", `And ${CANARY}`)]) {
    emulator.edit(flowId, { json: moved });
    const refreshed = succeeded(await run("refresh", "--yes", "--diff"));
    expect(refreshed.output).toContain("[secret]");
  }
  succeeded(await up());
  expect((await run("refresh", "--yes")).output).toContain("2 unchanged");
});

test("a secret address that CAMS repeats in its refusal, in each of its spellings", async () => {
  // Not the canary: CAMS, and so the emulator's log, is sent the address in clear.
  const token = "BIRD_OF_THE_ADDRESS";
  const endpointUri = `https://flows.example.com/${token}?token=${token}&x='y`;
  declare(twoScreens(), "", `endpointUri: secret(${JSON.stringify(endpointUri)})`);
  for (const said of [
    endpointUri,
    JSON.stringify({ endpointUri }),
    encodeURIComponent(endpointUri),
    new URL(endpointUri).href,
  ]) {
    emulator.fail("CreateFlow", { code: "InvalidParameter", message: `EndpointUri ${said} is wrong` });
    const refused = await up();
    expect(refused.code).not.toBe(0);
    expect(refused.output).toContain("CreateFlow was refused: InvalidParameter: EndpointUri");
  }
  succeeded(await up());
  const { output } = await stack.pulumi("stack", "export");
  expect([printed, output].map((text) => text.includes(token))).toEqual([false, false]);
});

test("a space that is a secret of the configuration", async () => {
  const { CAMS_CUST_SPACE_ID: space = "" } = emulator.env;
  stack.setEnv({ CAMS_CUST_SPACE_ID: "" });
  await stack.pulumi("config", "set", "--secret", "cams:custSpaceId", space);
  declare(twoScreens(), "");
  const shown = [succeeded(await up()), succeeded(await run("refresh", "--yes", "--diff")), succeeded(await up())];
  expect(shown.map(({ output }) => output.includes(space))).toEqual([false, false, false]);
  expect((await stack.pulumi("stack", "export")).output).not.toContain(space);
});

test("a secret that would become the id of a resource is refused before anything is made", async () => {
  declare(twoScreens(), "", `adopt: secret("${CANARY}")`);
  expect((await run("preview")).output).toContain(
    "SECRET_ID adopt is a secret and would become the id of the resource",
  );
  stack.write(
    "index.js",
    `const cams = require("pulumi-cams");
     const pulumi = require("@pulumi/pulumi");
     new cams.FlowTrigger("announce", { flowCode: "code", triggers: "1", uuid: pulumi.secret("${CANARY}") });`,
  );
  expect((await up()).output).toContain("SECRET_ID uuid is a secret and would become the id of the resource");
  expect(emulator.flows()).toEqual([]);
});

test("a value that ceases to be a secret, also when the update fails, and one that becomes one", async () => {
  declare(twoScreens(), `text(1, 0).text = secret("${CANARY}");`);
  succeeded(await up());
  declare(twoScreens(), "");
  emulator.fail("UpdateFlowJSONAsset", { code: "InvalidParameter.FileUrlError" });
  expect((await up()).code).not.toBe(0);
  expect((await run("preview", "--diff")).output).toContain("changes in the flow:");
  succeeded(await up());

  declare(twoScreens(), 'text(1, 0).text = secret("Thank you");');
  succeeded(await up());
  expect((await stack.pulumi("stack", "export")).output).not.toContain("Thank you");
});
