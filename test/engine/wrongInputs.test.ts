import { writeFileSync } from "node:fs";
import * as path from "node:path";
import { type Emulator, startEmulator } from "../../provider/emulator";
import { digest } from "../../sdk/flow";
import { twoScreens } from "./flows";
import { removeTestStacks, succeeded, testStack } from "./testStack";

/** What somebody sees who got something wrong: one clear message, a failed command, and nothing made. */
let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({ limits: "off" });
});
afterEach(() => expect(emulator.flows()).toEqual([]));
afterAll(async () => {
  await emulator.close();
  removeTestStacks();
});

const flow = JSON.stringify(twoScreens());
const declaring = (args: string) => `const cams = require("pulumi-cams"); new cams.WhatsAppFlow("signup", ${args});`;
const without = (...names: string[]) =>
  Object.fromEntries(Object.entries(emulator.env).filter(([name]) => !names.includes(name)));

interface Mistake {
  what: string;
  args?: string;
  env?: () => Record<string, string>;
  files?: Record<string, string>;
  says: string;
}

const mistakes: Mistake[] = [
  {
    what: "no credentials",
    env: () => ({
      ...without("ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET"),
      ALIBABA_CLOUD_CLI_PROFILE_DISABLED: "true",
      ALIBABA_CLOUD_CREDENTIALS_FILE: "/nowhere/credentials",
      ALIBABA_CLOUD_ECS_METADATA_DISABLED: "true",
    }),
    says:
      "no Alibaba Cloud credentials were found (tried the environment; the configuration (cams:, alicloud:); " +
      "the OIDC role (ALIBABA_CLOUD_ROLE_ARN): not set; ALIBABA_CLOUD_CREDENTIALS_URI: not set; " +
      "~/.aliyun/config.json: switched off; /nowhere/credentials: no such file; " +
      "the RAM role of this machine (metadata service 100.100.100.200): switched off). Set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET",
  },
  {
    what: "half of the credentials",
    env: () => without("ALIBABA_CLOUD_ACCESS_KEY_SECRET"),
    says: "the credentials in the environment are incomplete: ALIBABA_CLOUD_ACCESS_KEY_SECRET is not set",
  },
  {
    what: "a wrong secret",
    env: () => ({ ...emulator.env, ALIBABA_CLOUD_ACCESS_KEY_SECRET: "wrong" }),
    says: "SignatureDoesNotMatch",
  },
  {
    what: "no custSpaceId",
    env: () => without("CAMS_CUST_SPACE_ID"),
    says: "custSpaceId is not set; CAMS needs it to upload a flow. Set the input custSpaceId, CAMS_CUST_SPACE_ID",
  },
  {
    what: "an endpoint that refuses connections",
    env: () => ({ ...emulator.env, CAMS_ENDPOINT: "http://127.0.0.1:9" }),
    says: "ListFlow: no connection to 127.0.0.1:9: connect ECONNREFUSED 127.0.0.1:9. Check the network, and CAMS_ENDPOINT",
  },
  {
    what: "an endpoint that is no URL",
    env: () => ({ ...emulator.env, CAMS_ENDPOINT: "ftp://cams" }),
    says: 'the endpoint "ftp://cams" is not an http(s) URL. Set CAMS_ENDPOINT',
  },
  {
    what: "a category that does not exist",
    args: `{ flow: ${flow}, categories: ["SIGNUP"] }`,
    says: 'UNKNOWN_CATEGORY categories has "SIGNUP", which CAMS does not know (did you mean SIGN_UP?)',
  },
  {
    what: "a flow that is a string",
    args: `{ flow: "signup.flow.json" }`,
    says: "INVALID_INPUT flow is a string, not a Flow JSON object (for a file use cams.flowFile with its path",
  },
  { what: "no flow", args: "{}", says: "MISSING_INPUT flow is required" },
  { what: "no arguments at all", args: "undefined", says: "MISSING_INPUT flow is required" },
  {
    what: "a misspelt input",
    args: `{ flow: ${flow}, category: ["OTHER"] }`,
    says: "UNKNOWN_INPUT category is not an input of WhatsAppFlow (did you mean categories?)",
  },
  {
    what: "a flow file that is not JSON",
    args: `{ flow: cams.flowFile("broken.json") }`,
    files: { "broken.json": '{\n  "version": "7.3",\n}' },
    says: "flow file broken.json:3:1 is not JSON: a property name in double quotes is expected",
  },
  {
    what: "a flow file that does not exist",
    args: `{ flow: cams.flowFile("missing.json") }`,
    says: "flow file missing.json cannot be read: no such file",
  },
  {
    what: "a function in a flow",
    args: "{ flow: { screens: [{ title: () => 1 }] } }",
    says: 'WhatsAppFlow "signup": flow.screens[0].title is a function, which JSON cannot represent',
  },
  {
    what: "half an emoji in a flow",
    args: `{ flow: { ...${flow}, version: "Welcome 😀".slice(0, -1) } }`,
    says: 'WhatsAppFlow "signup": UNPAIRED_SURROGATE flow.version: the text has half of a character (\\ud83d without its other half, at index 8)',
  },
  {
    what: "half an emoji in an Output of a flow",
    args: `{ flow: { ...${flow}, version: require("@pulumi/pulumi").output("Welcome 😀".slice(0, -1)) } }`,
    says: 'WhatsAppFlow "signup": UNPAIRED_SURROGATE flow.version: the text has half of a character',
  },
  {
    what: "half an emoji in another input",
    args: `{ flow: ${flow}, flowName: "Welcome 😀".slice(0, -1) }`,
    says: 'WhatsAppFlow "signup": UNPAIRED_SURROGATE flowName: the text has half of a character',
  },
  {
    what: "half an emoji in a flow file",
    args: `{ flow: cams.flowFile("half.json") }`,
    files: { "half.json": '{\n  "version": "\\ud83d"\n}' },
    says: "flow file half.json:2:14 UNPAIRED_SURROGATE version: the text has half of a character",
  },
  {
    what: "a number that a double cannot hold",
    args: `{ flow: cams.flowFile("number.json") }`,
    files: { "number.json": JSON.stringify({ ...twoScreens(), version: 1 }).replace(":1,", ":9007199254740993,") },
    says: "INEXACT_NUMBER version: the number is read as 9007199254740992",
  },
  {
    what: "a flow file with a merge conflict",
    args: `{ flow: cams.flowFile("conflict.json") }`,
    files: { "conflict.json": "{\n<<<<<<< HEAD\n=======\n>>>>>>> other\n}" },
    says: "flow file conflict.json:2:1 has Git merge conflict markers",
  },
  {
    what: "the body of an API call in place of a flow",
    args: `{ flow: { name: "Sign up", categories: ["OTHER"], flow_json: ${flow} } }`,
    says: 'INVALID_FLOW_JSON this is the body of an API call, not a flow: the flow is the value of its key "flow_json"',
  },
  {
    what: "an endpoint flow without endpoint",
    args: `{ flow: { ...${flow}, data_api_version: "3.0" } }`,
    says: "ENDPOINT_REQUIRED the flow has data_api_version",
  },
  {
    what: "an assetUrl that shows another document",
    args: `{ flow: ${flow}, assetUrl: process.env.CAMS_ENDPOINT + "/assets/1.json" }`,
    says: "/assets/1.json returned HTTP 404",
  },
  {
    what: "adopting a flow that does not exist",
    args: `{ flow: ${flow}, adopt: "404" }`,
    says: "there is no flow 404 to adopt",
  },
  { what: "adopting by a name that is not given", args: `{ flow: ${flow}, adopt: true }`, says: "ADOPT_NEEDS_NAME" },
];

test.each(mistakes)("$what", async ({ args = `{ flow: ${flow} }`, env = () => emulator.env, files = {}, says }) => {
  const stack = testStack(env(), { files: { ...files, "index.js": declaring(args) }, isHosted: false });
  const { code, output } = await stack.up();
  expect(code).not.toBe(0);
  // The CLI breaks long texts nowhere, and indents only their first line.
  expect(output).toContain(says);
  expect(output).not.toMatch(/^\s+at .*:\d+/m);
  expect(output).not.toContain("internal error");
  expect((await stack.state()).length).toBe(0);
});

test("all mistakes in one resource are told at once", async () => {
  const stack = testStack(emulator.env, {
    files: { "index.js": declaring(`{ flow: [], categories: ["A", "OTHER"], publish: "yes", flowname: "x" }`) },
  });
  const { output } = await stack.pulumi("preview");
  for (const text of [
    "flow is a list",
    'categories has "A"',
    "publish must be true or false",
    "did you mean flowName?",
  ]) {
    expect(output).toContain(text);
  }
});

test("a flow file in UTF-16, as PowerShell writes it, is read as the same flow", async () => {
  const stack = testStack(emulator.env, {
    files: {
      "index.js": `const cams = require("pulumi-cams"); exports.digest = new cams.WhatsAppFlow("signup", { flow: cams.flowFile("signup.json") }).digest;`,
    },
  });
  writeFileSync(path.join(stack.folder, "signup.json"), Buffer.from(`\uFEFF${flow}`, "utf16le"));
  succeeded(await stack.up());
  expect(await stack.outputs()).toEqual({ digest: digest(twoScreens()) });
  emulator.remove(emulator.flows()[0]?.flowId ?? "");
});

test("preview needs no credentials, no space and no network", async () => {
  const stack = testStack(
    { CAMS_ENDPOINT: "http://127.0.0.1:9" },
    { files: { "index.js": declaring(`{ flow: ${flow} }`) } },
  );
  const { code, output } = await stack.pulumi("preview");
  expect(output).toContain("+ 2 to create");
  expect(code).toBe(0);
});
