import { generateKeyPairSync } from "node:crypto";
import { type Emulator, startEmulator } from "../../../provider/emulator";
import { type Properties, UNKNOWN } from "../../../provider/engine";
import { resourceCalls } from "./resourceCalls";
import { type TestPlugin, testPlugin } from "./testPlugin";

/** The public key of a phone number, through the plugin. */
const NUMBER = "15550100";
const [OURS, NEXT] = ["ours", "next"].map(() =>
  generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey.export({ type: "spki", format: "pem" }).toString(),
) as [string, string];

let emulator: Emulator;
let plugin: TestPlugin;
let key: ReturnType<typeof resourceCalls>;

beforeEach(async () => {
  emulator = await startEmulator({ limits: "off" });
  emulator.addPhoneNumber({ phoneNumber: NUMBER });
  plugin = await testPlugin(emulator);
  key = resourceCalls(plugin.client, "urn:pulumi:dev::shop::cams:index:PhoneEncryptionPublicKey::support");
});
afterEach(async () => {
  await plugin.close();
  await emulator.close();
});

const live = () => emulator.phoneKeys().find(({ phoneNumber }) => phoneNumber === NUMBER)?.publicKey;
const unchanged = { isChanged: false, paths: [], replaces: [] };
/** What a program gives, of inputs that were recorded. */
const givenIn = ({ __origin: _, __provider: __, ...given }: Properties) => given;

test("it is set, left alone, replaced in place by another key, and replaced whole for another number", async () => {
  const declared = { phoneNumber: NUMBER, publicKey: OURS };
  const made = await key.created(declared);
  expect(made).toMatchObject({ id: NUMBER, outputs: { status: "VALID" } });
  expect(live()).toBe(OURS);
  const spelled = { ...declared, publicKey: OURS.replaceAll("\n", "\r\n") };
  expect(await key.diff(made, await key.declared(spelled))).toEqual(unchanged);

  const next = await key.declared({ ...declared, publicKey: NEXT });
  expect(await key.diff(made, next)).toEqual({ isChanged: true, paths: ["publicKey"], replaces: [] });
  const outputs = await key.update(made, next);
  expect(live()).toBe(NEXT);
  expect(await key.diff({ inputs: next, outputs }, next)).toEqual(unchanged);
  const moved = await key.declared({ ...declared, publicKey: NEXT, phoneNumber: "15550101" });
  expect(await key.diff({ inputs: next, outputs }, moved)).toEqual({
    isChanged: true,
    paths: ["phoneNumber"],
    replaces: ["phoneNumber"],
  });
});

test("the preview knows fingerprint and status, and an import of the number leads to the same", async () => {
  const inputs = await key.declared({ phoneNumber: NUMBER, publicKey: OURS });
  const planned = await key.create(inputs, { preview: true });
  expect(emulator.calls).toEqual([]);
  const made = await key.create(inputs);
  expect(made.outputs).toMatchObject({ fingerprint: planned.outputs.fingerprint, status: planned.outputs.status });
  const open = await key.create({ ...inputs, publicKey: UNKNOWN }, { preview: true });
  expect(open.outputs).toMatchObject({ fingerprint: UNKNOWN, status: UNKNOWN });
});

test("pulumi import reads the key that a number has, after which nothing changes", async () => {
  await key.created({ phoneNumber: NUMBER, publicKey: OURS });
  const before = emulator.calls.length;
  const imported = await key.read(NUMBER);
  expect(imported).toMatchObject({
    id: NUMBER,
    inputs: { phoneNumber: NUMBER, publicKey: OURS },
    outputs: { status: "VALID" },
  });
  expect(await key.diff(imported, await key.declared(givenIn(imported.inputs)))).toEqual(unchanged);
  expect(emulator.calls.slice(before).map(({ operation }) => operation)).toEqual(["GetPhoneEncryptionPublicKey"]);
});

test("a number without key is not there to import, and a key that no program could declare is refused", async () => {
  expect(await key.read(NUMBER)).toMatchObject({ id: "" });
  await key.created({ phoneNumber: NUMBER, publicKey: OURS });
  emulator.editPhoneKey(NUMBER, { publicKey: "no key" });
  await expect(key.read(NUMBER)).rejects.toMatchObject({
    details: expect.stringMatching(
      /cannot be declared \(this is not a public key in PEM format\): nothing was imported/,
    ),
  });
});

test("what phones no longer take is shown as a change of status", async () => {
  const made = await key.created({ phoneNumber: NUMBER, publicKey: OURS });
  emulator.editPhoneKey(NUMBER, { status: "MISMATCH" });
  const found = await key.read(NUMBER, made);
  expect(found.outputs).toMatchObject({ status: "MISMATCH" });
  // The engine asks once to show what the refresh has found, and then for the program.
  await key.diff(found, made.inputs);
  expect(await key.diff(found, made.inputs)).toEqual({ isChanged: true, paths: ["status"], replaces: [] });
});

test("a private key is refused before anything is registered", async () => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const publicKey = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const { reasons } = await key.check({ phoneNumber: NUMBER, publicKey });
  expect(reasons).toEqual([expect.stringMatching(/^PRIVATE_KEY publicKey contains a private key/)]);
});
