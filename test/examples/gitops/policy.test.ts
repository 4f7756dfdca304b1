import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { type Emulator, startEmulator } from "../../../provider/emulator";
import { threeScreens, twoScreens } from "../../engine/flows";
import { removeTestStacks, type TestStack, testStack } from "../../engine/testStack";
import { EXAMPLE } from "./workflow";

/** The policies of the example on the real engine: each with a program that breaks it and one that does not. */
let emulator: Emulator;
let prod: TestStack;
let dev: TestStack;
/** Another prod, whose program uses the plugin. */
let plugin: TestStack;

const pack = path.join(EXAMPLE, "policy");
const files = Object.fromEntries(
  readdirSync(pack).map((name) => [`policy/${name}`, readFileSync(path.join(pack, name), "utf8")]),
);
const right = { flow: twoScreens(), options: { protect: true } };
const withEndpoint = { ...right, flow: { ...twoScreens(), data_api_version: "3.0" } };

beforeAll(async () => {
  emulator = await startEmulator({ limits: "off" });
  prod = testStack(emulator.env, { name: "prod", files });
  dev = testStack(emulator.env, { name: "dev", files });
  plugin = testStack({ ...emulator.env, BREAKING_CHANGES: "allowed" }, { name: "prod", files, through: "plugin" });
  prod.declare({ signup: { ...right, flow: threeScreens() } });
  expect((await prod.up()).code).toBe(0);
  prod.write("before.json", (await prod.pulumi("stack", "export")).output);
  prod.setEnv({ STATE_BEFORE: "../before.json" });
});
afterAll(async () => {
  await emulator.close();
  removeTestStacks();
});

/** What the policies say of a flow; empty when they let it pass. */
async function verdict(stack: TestStack, args: Record<string, unknown>, resource = "fresh"): Promise<string> {
  stack.declare({ [resource]: args });
  const options = [
    "--policy-pack",
    "policy",
    "--policy-pack-config",
    "policy/config.json",
    "--target",
    `**::${resource}`,
  ];
  const { code, output } = await stack.pulumi("preview", ...options);
  const found = /^Policies:\n([\s\S]*?)(?=^\S|$(?![\s\S]))/m.exec(output)?.[1] ?? output;
  return code === 0 ? "" : found;
}

test.each<[policy: string, by: string, breaks: Record<string, unknown>, says: string]>([
  [
    "no-draft",
    "the plugin",
    { ...right, publish: false },
    "publish is false, so nobody could be sent this flow: remove it",
  ],
  ["protected", "pulumi-cams", { flow: twoScreens() }, "give it the resource option protect: true"],
  [
    "endpoint-hosts",
    "pulumi-cams",
    { ...withEndpoint, endpointUri: "https://elsewhere.example.com/a" },
    "endpointUri has the host elsewhere.example.com, and allowed are flows.example.com",
  ],
  [
    "no-frozen-version",
    "the plugin",
    { ...right, flow: { ...twoScreens(), version: "5.0" } },
    "version 5.0 is frozen: Meta publishes no change of this flow any more",
  ],
])("%s stops what breaks it in prod in a program with %s, and says what to do", async (policy, by, breaks, says) => {
  const found = await verdict(by === "the plugin" ? plugin : prod, breaks);
  expect(found).toContain(policy);
  expect(found).toContain(says);
});

test("what breaks no policy passes", async () => {
  expect(await verdict(prod, { ...withEndpoint, endpointUri: "https://flows.example.com/a" })).toBe("");
});

test("other stacks may have drafts and flows without protection", async () => {
  expect(await verdict(dev, { flow: twoScreens(), publish: false })).toBe("");
});

test("a breaking change passes with its label only, and a new flow breaks nothing", async () => {
  const found = await verdict(prod, right, "signup");
  expect(found).toContain("breaking-needs-label");
  expect(found).toMatch(/screen .+ was removed/i);
  prod.setEnv({ BREAKING_CHANGES: "allowed" });
  expect(await verdict(prod, right, "signup")).toBe("");
  prod.setEnv({ BREAKING_CHANGES: "refused" });
  expect(await verdict(prod, { ...right, flow: threeScreens() }, "signup")).toBe("");
  expect(await verdict(prod, right)).toBe("");
});
