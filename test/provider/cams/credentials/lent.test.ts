import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { promisify } from "node:util";
import { serve } from "../rawServer";

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
    "~/.aliyun/config.json: reading aliyun cli config",
    "~/.alibabacloud/credentials: ",
    "the RAM role of this machine: ",
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
  expect(message).toContain("~/.aliyun/config.json (profile third): unable to get profile with 'third'");
  expect(message).not.toContain("RAM role");
});

test("no error shows what stands in a broken file of profiles", async () => {
  inHome(".aliyun/config.json", `${profiles.replaceAll('"s"', '"canary"')} and more`);
  const { message, shown } = await ask({ ALIBABA_CLOUD_ECS_METADATA_DISABLED: "true" });
  expect(message).toContain("parse aliyun cli config");
  expect(shown).not.toContain("canary");
});

test("temporary credentials are asked for once, and anew when they are about to expire", async () => {
  let livesMs = 3_600_000;
  const lender = await serve((_request, response) => {
    const Expiration = `${new Date(Date.now() + livesMs).toISOString().slice(0, 19)}Z`;
    const AccessKeyId = `STS.${lender.requests.length}`;
    response.end(JSON.stringify({ AccessKeyId, AccessKeySecret: "s", SecurityToken: "t", Expiration }));
  });
  const env = { ALIBABA_CLOUD_CREDENTIALS_URI: lender.endpoint, ALIBABA_CLOUD_ECS_METADATA_DISABLED: "true" };
  expect(await ask(env)).toMatchObject({ accessKeyId: "STS.1", source: "ALIBABA_CLOUD_CREDENTIALS_URI" });
  livesMs = 60_000;
  expect(await ask(env)).toMatchObject({ accessKeyId: "STS.4" });
  await lender.close();
});
