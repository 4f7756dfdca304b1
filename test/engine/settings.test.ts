import { type Emulator, startEmulator } from "../../provider/emulator";
import { twoScreens } from "./flows";
import { behindProxy } from "./proxyWorld";
import { removeTestStacks, succeeded, testStack } from "./testStack";

/** Networks, settings and environments as people really have them. */
let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({ limits: "off" });
});
afterEach(() => emulator.close());
afterAll(removeTestStacks);

const flow = JSON.stringify(twoScreens());
const program = (provider = "undefined") =>
  `const cams = require("pulumi-cams");
   new cams.WhatsAppFlow("signup", { flow: ${flow} }, { provider: ${provider} });`;
const statuses = () => emulator.flows().map(({ status }) => status);

test("behind a proxy with a password, under a name that only the proxy can resolve, a flow lives its whole life", async () => {
  const { proxy, env, close } = await behindProxy(emulator, "user:canary");
  const stack = testStack({ ...env, CAMS_LOG: "debug" }, { files: { "index.js": program() } });
  const up = succeeded(await stack.up());
  expect(statuses()).toEqual(["PUBLISHED"]);
  expect(up.output).toMatch(/CAMS_LOG CreateFlow: ok, 1 attempt, \d+ ms, request id [0-9A-F]{32}/);
  expect(succeeded(await stack.pulumi("refresh", "--yes", "--skip-preview")).output).toMatch(/\d unchanged/);
  succeeded(await stack.pulumi("destroy", "--yes", "--skip-preview"));
  expect(statuses()).toEqual(["DEPRECATED"]);
  expect(new Set(proxy.log)).toEqual(
    new Set(["CONNECT cams.invalid:80 200", "CONNECT cams-emulator.cams.invalid:80 200"]),
  );

  proxy.manner = 403;
  const refused = await stack.up();
  expect(refused.code).not.toBe(0);
  expect(refused.output).toContain("(HTTP_PROXY) did not connect to cams.invalid (HTTP 403), and nothing was sent");
  expect(up.output + refused.output).not.toContain("canary");
  await close();
});

test.each(["Retain", "retain ", "true"])("CAMS_ON_DESTROY=%j destroys nothing", async (value) => {
  const stack = testStack(emulator.env, { files: { "index.js": program() } });
  succeeded(await stack.up());
  stack.setEnv({ CAMS_ON_DESTROY: value });
  const { code, output } = await stack.pulumi("destroy", "--yes", "--skip-preview");
  expect(code).not.toBe(0);
  expect(output).toContain(`CAMS_ON_DESTROY is ${JSON.stringify(value)}`);
  expect(statuses()).toEqual(["PUBLISHED"]);
  stack.setEnv({ CAMS_ON_DESTROY: "retain" });
  succeeded(await stack.pulumi("destroy", "--yes", "--skip-preview"));
  expect(statuses()).toEqual(["PUBLISHED"]);
});

test("a misspelt key of the stack's configuration, and a misspelt argument, stop the preview with a suggestion", async () => {
  const stack = testStack(emulator.env, { files: { "index.js": program() } });
  succeeded(await stack.pulumi("config", "set", "cams:custSpaceID", "cams-other"));
  const misspelt = await stack.pulumi("preview");
  expect(misspelt.code).not.toBe(0);
  expect(misspelt.output).toContain("cams:custSpaceID is not a setting of pulumi-cams. Did you mean cams:custSpaceId?");
  succeeded(await stack.pulumi("config", "rm", "cams:custSpaceID"));

  stack.write("index.js", program('new cams.Provider("eu", { custSpaceID: "cams-eu" })'));
  const { code, output } = await stack.pulumi("preview");
  expect(code).not.toBe(0);
  expect(output).toContain(
    'cams.Provider "eu": custSpaceID is not an argument of cams.Provider (did you mean custSpaceId?)',
  );
  expect(emulator.calls).toEqual([]);
});

test("a secret that resources would record in plain text is refused as an argument of a provider", async () => {
  const given = (space: string) => program(`new cams.Provider("eu", { custSpaceId: ${space} })`);
  const secret = 'require("@pulumi/pulumi").secret("cams-canary")';
  const stack = testStack(emulator.env, { files: { "index.js": given(secret) } });
  const { code, output } = await stack.pulumi("preview");
  expect(code).not.toBe(0);
  expect(output).toContain('cams.Provider "eu": custSpaceId is a secret, but resources record it in plain text');
  expect(output).not.toContain("cams-canary");
  stack.write("index.js", given(`require("@pulumi/pulumi").unsecret(${secret})`));
  succeeded(await stack.pulumi("preview"));
});

test("the preview warns of a space that is not set, and names the provider's argument where there is one", async () => {
  const { CAMS_CUST_SPACE_ID: _, ...env } = emulator.env;
  const stack = testStack(env, { files: { "index.js": program() } });
  const NO_SPACE =
    "NO_CUST_SPACE_ID custSpaceId is not set; CAMS needs it to upload a flow. Set the input custSpaceId, ";
  expect(succeeded(await stack.pulumi("preview")).output).toContain(`${NO_SPACE}CAMS_CUST_SPACE_ID in the environment`);
  stack.write("index.js", program('new cams.Provider("eu", {})'));
  expect(succeeded(await stack.pulumi("preview")).output).toContain(
    `${NO_SPACE}or the argument custSpaceId of the cams.Provider`,
  );
});
