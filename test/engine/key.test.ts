import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { type Emulator, startEmulator } from "../../provider/emulator";
import { fingerprintOf } from "../../provider/publicKey";
import type { JsonObject } from "../../sdk/flow";
import { NEXT, OURS, THEIRS } from "../provider/dynamic/keyWorld";
import { camsCall } from "../provider/emulator/camsCall";
import { PRIVATE_KEY } from "../sdk/endpoint/vectors";
import { twoScreens } from "./flows";
import { type Run, removeTestStacks, succeeded, type TestStack, testStack } from "./testStack";

/** A public key and a flow that needs it, in one program, on the real engine. */
const NUMBER = "15550100";
let emulator: Emulator;
let stack: TestStack;

beforeEach(async () => {
  emulator = await startEmulator({ publicKey: "required", limits: "off" });
  stack = testStack(emulator.env);
});
afterEach(() => emulator.close());
afterAll(removeTestStacks);

/** A program with the key (or the expression that gives it) and a flow with an endpoint. */
function declare({ key, args = "", flow = true }: { key?: string; args?: string; flow?: boolean }): void {
  const document: JsonObject = { ...twoScreens(), data_api_version: "3.0" };
  stack.write(
    "index.js",
    `const cams = require("pulumi-cams");
     const pulumi = require("@pulumi/pulumi");
     const key = ${key === undefined ? "undefined" : `new cams.PhoneEncryptionPublicKey("key", { phoneNumber: "${NUMBER}", publicKey: ${key}, ${args} })`};
     if (key) exports.key = { status: key.status, fingerprint: key.fingerprint };
     if (${flow}) {
       const flow = ${JSON.stringify(document)};
       new cams.WhatsAppFlow("booking", { flow, endpointUri: "https://flows.example.com" }, { dependsOn: key ? [key] : [] });
     }`,
  );
}
const pem = (key: string) => JSON.stringify(key);
const up = async (...options: string[]) => succeeded(await stack.up(...options));
const live = () => emulator.phoneKeys()[0]?.publicKey;
const keyEntry = async () => (await stack.state()).find(({ urn }) => urn.endsWith("::key"));

async function callsOf(step: () => Promise<Run>): Promise<{ run: Run; calls: string[] }> {
  const before = emulator.calls.length;
  const run = await step();
  return { run, calls: emulator.calls.slice(before).map(({ operation }) => operation) };
}

test("a key and a flow that needs it: up, unchanged, rotate, drift by another key, destroy", async () => {
  declare({ key: pem(OURS) });
  await up();
  expect(emulator.flows()).toMatchObject([{ status: "PUBLISHED" }]);
  expect(await stack.outputs()).toEqual({ key: { status: "VALID", fingerprint: fingerprintOf(OURS) } });
  expect(await keyEntry()).toMatchObject({
    id: NUMBER,
    inputs: { __provider: 'exports.handler=()=>require("pulumi-cams/provider").phoneEncryptionPublicKey;' },
  });

  const unchanged = await callsOf(() => stack.pulumi("up", "--yes"));
  expect(unchanged.run.output).toContain("3 unchanged");
  expect(unchanged.calls).toEqual([]);
  declare({ key: pem(OURS.replaceAll("\n", "\r\n")) });
  expect(succeeded(await stack.pulumi("up", "--yes")).output).toContain("3 unchanged");

  declare({ key: pem(NEXT) });
  const rotated = await callsOf(() => stack.pulumi("up", "--yes", "--diff"));
  expect(succeeded(rotated.run).output).toContain("need both private keys until phones have fetched the new one");
  expect(rotated.calls).toEqual([
    "GetPhoneEncryptionPublicKey",
    "UpdatePhoneEncryptionPublicKey",
    "GetPhoneEncryptionPublicKey",
  ]);
  expect(live()).toBe(NEXT);

  emulator.editPhoneKey(NUMBER, { publicKey: THEIRS });
  const refreshed = succeeded(await stack.pulumi("refresh", "--yes", "--skip-preview"));
  expect(refreshed.output).toContain("was changed outside of Pulumi");
  expect(succeeded(await stack.pulumi("preview", "--diff")).output).toMatch(/~ publicKey/);
  expect(live()).toBe(THEIRS);
  await up();
  expect(live()).toBe(NEXT);

  emulator.editPhoneKey(NUMBER, { status: "MISMATCH" });
  expect((await up("--refresh")).output).toContain("MISMATCH");
  expect(await stack.outputs()).toMatchObject({ key: { status: "VALID" } });

  const destroyed = succeeded(await stack.pulumi("destroy", "--yes", "--skip-preview"));
  expect(destroyed.output).toContain("stays in CAMS, which cannot delete a key");
  expect([await stack.state(), live()]).toEqual([[], NEXT]);
});

test("a number with somebody's key stops the run, and adopt replaces it after the preview has named it", async () => {
  await camsCall(emulator, "UpdatePhoneEncryptionPublicKey", { PhoneNumber: NUMBER, EncryptionPublicKey: THEIRS });
  declare({ key: pem(OURS), flow: false });
  const stopped = await stack.up();
  expect(stopped.code).not.toBe(0);
  expect(stopped.output).toContain(
    `Now: it has ${fingerprintOf(THEIRS)} (VALID); the declared key is ${fingerprintOf(OURS)}.`,
  );
  expect([live(), await stack.state()]).toEqual([THEIRS, []]);
  declare({ key: pem(OURS), args: "adopt: true", flow: false });
  const preview = succeeded(await stack.pulumi("preview"));
  expect(preview.output).toContain(
    `adopt replaces the key of phone number ${NUMBER}, ${fingerprintOf(THEIRS)} (VALID)`,
  );
  expect(live()).toBe(THEIRS);
  await up();
  expect(live()).toBe(OURS);
});

test("a flow without key stops with the number and the line of program that adds its key", async () => {
  emulator.addPhoneNumber({ phoneNumber: NUMBER });
  declare({});
  const stopped = await callsOf(() => stack.up());
  expect(stopped.run.code).not.toBe(0);
  const line = `phone number ${NUMBER} has no public key: const key = new cams.PhoneEncryptionPublicKey("key-${NUMBER}", { phoneNumber: "${NUMBER}", publicKey: readFileSync("public.pem", "utf8") })`;
  expect(stopped.run.output.split(line)).toHaveLength(3);
  expect(stopped.run.output).toContain(
    "Next: remove the cause and run `pulumi up` again; it continues with this flow.",
  );
  const publish = stopped.calls.indexOf("PublishFlow");
  expect(stopped.calls.indexOf("QueryChatappPhoneNumbers")).toBeLessThan(publish);
  expect(stopped.calls.slice(publish + 1)).toContain("QueryChatappPhoneNumbers");

  declare({ key: pem(OURS) });
  await up();
  expect(emulator.flows()).toMatchObject([{ status: "PUBLISHED" }]);
  const unchanged = await callsOf(() => stack.pulumi("up", "--yes"));
  expect([unchanged.run.output.includes("3 unchanged"), unchanged.calls]).toEqual([true, []]);
});

describe("a private key as input", () => {
  const SECRETS = PRIVATE_KEY.split("\n").slice(1, -2);
  const texts = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== "index.js" && entry.name !== "private.pem")
      .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), "utf8"));

  test.each([
    ["as it is", 'require("fs").readFileSync("private.pem", "utf8")', "", "publicKey contains a private key"],
    ["in bytes", 'require("fs").readFileSync("private.pem")', "", "publicKey is not a string"],
    [
      "in an Output",
      'pulumi.output(Promise.resolve(require("fs").readFileSync("private.pem", "utf8")))',
      "",
      "publicKey contains a private key",
    ],
    [
      "as a secret",
      'pulumi.secret(require("fs").readFileSync("private.pem", "utf8"))',
      "",
      "publicKey contains a private key",
    ],
    [
      "without its label",
      'require("fs").readFileSync("private.pem", "utf8").replace(/-----.*-----/g, "")',
      "",
      "publicKey is not a public key in PEM",
    ],
    [
      "for another input",
      pem(OURS),
      'privateKey: require("fs").readFileSync("private.pem", "utf8")',
      "privateKey contains a private key",
    ],
  ])("%s is refused in the preview, and is in no state, log or output", async (_, key, args, says) => {
    stack.write("private.pem", PRIVATE_KEY);
    declare({ key, args, flow: false });
    const log = ["--logtostderr", "-v=9"];
    const runs = [await stack.pulumi("preview", "--diff"), await stack.up(...log)];
    for (const run of runs) {
      expect(run.code).not.toBe(0);
      expect(run.output).toContain(says);
    }
    expect(emulator.calls).toEqual([]);
    const seen = [...runs.map(({ output }) => output), ...texts(stack.folder)].join("\n");
    expect(SECRETS.filter((line) => seen.includes(line))).toEqual([]);
  });
});
