import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { promisify } from "node:util";
import { credentialsOf, httpTransport, LIMITS, readProxies } from "../../../../provider/cams";
import { connectProxy } from "../connectProxy";
import { serve } from "../rawServer";
import { impatientClock } from "../virtualClock";

/** Profiles are files in the home directory, so each case has a process and a home of its own. */
const home = mkdtempSync(path.join(tmpdir(), "cams-home-"));
afterAll(() => rmSync(home, { recursive: true }));

const door = path.join(__dirname, "../../../../dist/provider/cams");
const script = `
  const { credentialsOf } = require(${JSON.stringify(door)});
  const config = JSON.parse(process.env.TEST_CONFIG);
  const ask = credentialsOf(process.env, (key) => config[key]);
  ask().then(ask).then(
    (found) => console.log(JSON.stringify(found)),
    (error) => console.log(JSON.stringify({ code: error.code, message: error.message, shown: require("util").inspect(error) })),
  );
`;

async function ask(env: Record<string, string> = {}, config: Record<string, string> = {}) {
  const all = { PATH: process.env.PATH, HOME: home, TEST_CONFIG: JSON.stringify(config), ...env };
  const { stdout } = await promisify(execFile)(process.execPath, ["-e", script], { env: all });
  return JSON.parse(stdout);
}
const inHome = (name: string, content: string) => {
  mkdirSync(path.dirname(path.join(home, name)), { recursive: true });
  writeFileSync(path.join(home, name), content);
};
const profiles = JSON.stringify({
  current: "first",
  profiles: [
    { name: "first", mode: "AK", access_key_id: "first-id", access_key_secret: "s" },
    { name: "second", mode: "StsToken", access_key_id: "second-id", access_key_secret: "s", sts_token: "t" },
  ],
});

beforeEach(() => rmSync(path.join(home, ".aliyun"), { recursive: true, force: true }));

test("without any credentials the error names every source that was tried, and where to put them", async () => {
  const { code, message } = await ask();
  expect(code).toBe("NO_CREDENTIALS");
  for (const source of [
    "the environment",
    "the configuration (cams:, alicloud:)",
    "the OIDC role (ALIBABA_CLOUD_ROLE_ARN): not set",
    "ALIBABA_CLOUD_CREDENTIALS_URI: not set",
    "~/.aliyun/config.json: no such file",
    "~/.alibabacloud/credentials: no such file",
    "the RAM role of this machine (metadata service 100.100.100.200): ",
  ]) {
    expect(message).toContain(source);
  }
});

test("the current profile of the vendor's command line is used, or the one that is named", async () => {
  inHome(".aliyun/config.json", profiles);
  expect(await ask()).toEqual({ accessKeyId: "first-id", accessKeySecret: "s", source: "~/.aliyun/config.json" });
  const second = { accessKeyId: "second-id", securityToken: "t", source: "~/.aliyun/config.json (profile second)" };
  expect(await ask({}, { "cams:profile": "second" })).toMatchObject(second);
  expect(await ask({ ALIBABA_CLOUD_PROFILE: "second" }, { "cams:profile": "first" })).toMatchObject(second);
});

test("the profile of an explicit provider wins over keys in the environment", async () => {
  inHome(".aliyun/config.json", profiles);
  const keys = { ALIBABA_CLOUD_ACCESS_KEY_ID: "env-id", ALIBABA_CLOUD_ACCESS_KEY_SECRET: "s" };
  expect(await ask(keys, { "cams:profile": "second" })).toMatchObject({ accessKeyId: "env-id" });
  const explicit = { "cams:profile": "second", "cams:explicit": "true" };
  expect(await ask(keys, explicit)).toMatchObject({ accessKeyId: "second-id" });
});

test("a profile that is named but not there is an error, not a reason to take another source", async () => {
  inHome(".aliyun/config.json", profiles);
  const { code, message } = await ask({}, { "cams:profile": "third" });
  expect(code).toBe("NO_CREDENTIALS");
  expect(message).toContain("~/.aliyun/config.json (profile third): it has no profile third (it has first, second)");
  expect((await ask({}, { "cams:profile": "secnd" })).message).toContain("did you mean second?");
  expect(message).not.toContain("RAM role");
});

test("no error shows what stands in a broken file of profiles", async () => {
  inHome(".aliyun/config.json", `${profiles.replaceAll('"s"', '"canary"')} and more`);
  const { message, shown } = await ask({ ALIBABA_CLOUD_ECS_METADATA_DISABLED: "true" });
  expect(message).toContain("~/.aliyun/config.json is not a valid profile file: it is not JSON");
  expect(shown).not.toContain("canary");
});

const OIDC = {
  ALIBABA_CLOUD_ROLE_ARN: "acs:ram::1:role/ci",
  ALIBABA_CLOUD_OIDC_PROVIDER_ARN: "acs:ram::1:oidc-provider/ci",
  ALIBABA_CLOUD_OIDC_TOKEN_FILE: "/nowhere/token",
};

test.each([
  ["an OIDC role whose token is missing", OIDC, "the OIDC role (ALIBABA_CLOUD_ROLE_ARN): no such file: /nowhere/token"],
  [
    "half of an OIDC role",
    { ALIBABA_CLOUD_OIDC_TOKEN_FILE: "/nowhere/token" },
    "the OIDC role in the environment is incomplete: ALIBABA_CLOUD_ROLE_ARN and ALIBABA_CLOUD_OIDC_PROVIDER_ARN are not set",
  ],
  [
    "a credentials URI where nothing answers",
    { ALIBABA_CLOUD_CREDENTIALS_URI: "http://127.0.0.1:9/" },
    "ALIBABA_CLOUD_CREDENTIALS_URI: no connection to 127.0.0.1:9: connect ECONNREFUSED",
  ],
  [
    "a credentials URI that is no URL",
    { ALIBABA_CLOUD_CREDENTIALS_URI: "credentials" },
    "ALIBABA_CLOUD_CREDENTIALS_URI: the address of this source is not an http(s) URL",
  ],
])("%s is the error; the profile beside it is another account and is not taken", async (_, env, says) => {
  inHome(".aliyun/config.json", profiles);
  expect(await ask(env)).toMatchObject({ message: expect.stringContaining(says) });
});

test("a current profile that does not do is the error, and an empty one is none", async () => {
  const profile = (fields: object) =>
    inHome(".aliyun/config.json", JSON.stringify({ current: "a", profiles: [{ name: "a", mode: "AK", ...fields }] }));
  inHome(".alibabacloud/credentials", "[default]\ntype = access_key\naccess_key_id = ini-id\naccess_key_secret = s\n");
  profile({ access_key_id: "half" });
  expect((await ask()).message).toBe("~/.aliyun/config.json: the profile has no complete access key");
  profile({ mode: "Nonsense" });
  expect((await ask()).message).toBe("~/.aliyun/config.json: the mode of the profile is not supported");
  profile({ access_key_id: "", access_key_secret: "" });
  expect(await ask()).toMatchObject({ accessKeyId: "ini-id", source: "~/.alibabacloud/credentials" });
  rmSync(path.join(home, ".alibabacloud"), { recursive: true });
});

test("a look-up that fails for a passing reason is repeated, and one that still fails is not kept", async () => {
  let failures = 2;
  const source = await serve((_request, response) => {
    if (failures-- > 0) return response.writeHead(503).end("canary");
    response.end('{"AccessKeyId":"i","AccessKeySecret":"s","SecurityToken":"t","Expiration":"2999-01-01T00:00:00Z"}');
  });
  const env = { ALIBABA_CLOUD_CREDENTIALS_URI: source.endpoint };
  expect(await ask(env)).toMatchObject({ accessKeyId: "i" });
  failures = 3;
  const credentials = credentialsOf(env, () => undefined, { clock: impatientClock() });
  const host = new URL(source.endpoint).host;
  await expect(credentials()).rejects.toThrow(`ALIBABA_CLOUD_CREDENTIALS_URI: ${host} returned HTTP 503`);
  expect(await credentials()).toMatchObject({ accessKeyId: "i" });
  await source.close();
});

test("a refusal is told with the host and the code, without the rest of the answer", async () => {
  const source = await serve((_request, response) =>
    response.writeHead(403).end('{"Code":"NoPermission","Message":"canary"}'),
  );
  const { message, shown } = await ask({ ALIBABA_CLOUD_CREDENTIALS_URI: source.endpoint });
  expect(message).toBe(
    `ALIBABA_CLOUD_CREDENTIALS_URI: ${new URL(source.endpoint).host} returned HTTP 403 (NoPermission)`,
  );
  expect(shown).not.toContain("canary");
  expect(source.requests).toHaveLength(1);
  await source.close();
});

test("credentials are fetched through the proxy, and an explicit provider is told of its arguments", async () => {
  const source = await serve((_request, response) =>
    response.end('{"AccessKeyId":"i","AccessKeySecret":"s","SecurityToken":"t","Expiration":"2999-01-01T00:00:00Z"}'),
  );
  const proxy = await connectProxy({ "credentials.invalid:80": source.endpoint });
  const env = { ALIBABA_CLOUD_CREDENTIALS_URI: "http://credentials.invalid/key", HTTP_PROXY: proxy.url };
  const transport = httpTransport(LIMITS, { proxies: readProxies(env) });
  const credentials = credentialsOf(env, () => undefined, { transport });
  expect(await credentials()).toMatchObject({ accessKeyId: "i" });
  expect(proxy.log).toEqual(["CONNECT credentials.invalid:80 200"]);
  await transport.close();
  await Promise.all([proxy.close(), source.close()]);
  const none = await ask({ ALIBABA_CLOUD_ECS_METADATA_DISABLED: "true" }, { "cams:explicit": "true" });
  expect(none.shown).toContain("of the cams.Provider");
});

test("temporary credentials are asked for once, and anew when they are about to expire", async () => {
  let livesMs = 3_600_000;
  const source = await serve((_request, response) => {
    const Expiration = `${new Date(Date.now() + livesMs).toISOString().slice(0, 19)}Z`;
    const AccessKeyId = `STS.${source.requests.length}`;
    response.end(JSON.stringify({ AccessKeyId, AccessKeySecret: "s", SecurityToken: "t", Expiration }));
  });
  const env = { ALIBABA_CLOUD_CREDENTIALS_URI: source.endpoint, ALIBABA_CLOUD_ECS_METADATA_DISABLED: "true" };
  expect(await ask(env)).toMatchObject({ accessKeyId: "STS.1", source: "ALIBABA_CLOUD_CREDENTIALS_URI" });
  livesMs = 60_000;
  expect(await ask(env)).toMatchObject({ accessKeyId: "STS.3" });
  await source.close();
});
