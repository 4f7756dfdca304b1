import { dynamicResource } from "../../../provider/dynamic";
import { fingerprintOf } from "../../../provider/publicKey";
import { phoneEncryptionPublicKey } from "../../../provider/resources";
import { camsCall } from "../emulator/camsCall";
import { declaredKey, failureOf, GET, type KeyWorld, NEXT, NUMBER, OURS, openKeyWorld, SET, THEIRS } from "./keyWorld";
import { testProcess } from "./testProvider";

let world: KeyWorld;
beforeEach(async () => {
  world = await openKeyWorld();
});
afterEach(() => world.close());

const state = () => world.stack.current()?.outputs ?? {};
/** The number has this key before the stack knows it. */
const given = (EncryptionPublicKey: string) =>
  camsCall(world.emulator, SET, { PhoneNumber: NUMBER, EncryptionPublicKey });

test("a number without key is given the declared one, and an unchanged up calls nothing", async () => {
  expect(await world.during(() => world.up())).toEqual([GET, SET, GET]);
  expect(world.live()).toBe(OURS);
  expect(world.stack.current()).toMatchObject({ id: NUMBER, isFailed: false });
  expect(state()).toMatchObject({ phoneNumber: NUMBER, status: "VALID", fingerprint: fingerprintOf(OURS) });
  expect(state()).toMatchObject({ region: "ap-southeast-1", custSpaceId: world.emulator.custSpaceId });
  expect(await world.during(() => world.up())).toEqual([]);
});

test.each([
  ["Windows line ends", (pem: string) => pem.replaceAll("\n", "\r\n")],
  ["escaped line ends and slashes", (pem: string) => pem.replaceAll("\n", "\\n").replaceAll("/", "\\/")],
  ["no line ends", (pem: string) => pem.replaceAll("\n", "")],
])("the same key with %s is no difference, declared or shown", async (_, spelled) => {
  await given(spelled(OURS));
  expect(await world.during(() => world.up())).toEqual([GET]);
  expect(await world.during(() => world.up({ publicKey: spelled(OURS) }))).toEqual([]);
  await world.stack.refresh();
  expect(world.stack.current()?.inputs).toMatchObject({ publicKey: OURS });
  expect(world.said.warnings).toEqual([]);
});

test("a number with another key stops the run before any write, and says what adopt would replace", async () => {
  await given(THEIRS);
  const calls = await world.during(async () => {
    const { message } = await failureOf(world.up());
    expect(message).toBe(
      `phone number ${NUMBER} has a public key that this stack did not set and that differs from the declared one: nothing was changed.\n` +
        `Now: it has ${fingerprintOf(THEIRS)} (VALID); the declared key is ${fingerprintOf(OURS)}.\n` +
        "Next: declare the existing key; or, if the endpoints of all its flows have the private key of the declared one, set adopt: true to replace it.",
    );
  });
  expect(calls).toEqual([GET]);
  expect(world.stack.current()).toBeUndefined();
  await world.up({ adopt: true });
  expect(world.said.warnings).toEqual([
    expect.stringContaining(`adopt replaces the key of phone number ${NUMBER}, ${fingerprintOf(THEIRS)} (VALID) with`),
  ]);
  expect(world.live()).toBe(OURS);
  expect(await world.during(() => world.up())).toEqual([]);
});

test("a rotation replaces the recorded key, and stops at one that somebody set meanwhile", async () => {
  await world.up();
  expect(await world.during(() => world.up({ publicKey: NEXT }))).toEqual([GET, SET, GET]);
  expect(world.said.notes).toEqual([expect.stringContaining("need both private keys until phones")]);
  expect(state()).toMatchObject({ fingerprint: fingerprintOf(NEXT) });
  world.edit({ publicKey: THEIRS });
  const { message } = await failureOf(world.up());
  expect(message).toContain("that this stack did not set");
  expect(world.live()).toBe(THEIRS);
});

test("a refresh shows another key as drift, and the next up sets the declared one", async () => {
  await world.up();
  world.edit({ publicKey: THEIRS });
  await world.stack.refresh();
  expect(world.said.warnings).toEqual([expect.stringContaining("was changed outside of Pulumi, from sha256:")]);
  expect(world.stack.current()?.inputs).toMatchObject({ publicKey: THEIRS });
  expect(state()).toMatchObject({ fingerprint: fingerprintOf(THEIRS) });
  await world.up();
  expect(world.live()).toBe(OURS);
  expect(world.stack.current()?.inputs).toMatchObject({ publicKey: OURS });
});

test("a refresh shows what is no key that Meta takes as well", async () => {
  await world.up();
  world.edit({ publicKey: "KEY" });
  await world.stack.refresh();
  expect(world.stack.current()?.inputs).toMatchObject({ publicKey: "KEY" });
  await world.up();
  expect(world.live()).toBe(OURS);
});

test("MISMATCH is drift, and the next up sets the same key again", async () => {
  await world.up();
  world.edit({ status: "MISMATCH" });
  await world.stack.refresh();
  expect(state()).toMatchObject({ status: "MISMATCH", fingerprint: fingerprintOf(OURS) });
  expect(await world.during(() => world.up())).toEqual([GET, SET, GET]);
  expect(state()).toMatchObject({ status: "VALID" });
});

test("a number that lost its key is given it again", async () => {
  await world.up();
  world.emulator.reset();
  await world.stack.refresh();
  expect(world.stack.current()).toBeUndefined();
  await world.up();
  expect(world.live()).toBe(OURS);
});

test("destroying forgets the key and says so", async () => {
  await world.up();
  expect(await world.during(() => world.stack.destroy())).toEqual([]);
  expect(world.said.notes).toEqual([expect.stringContaining("stays in CAMS, which cannot delete a key")]);
  expect(world.live()).toBe(OURS);
});

test("another number or space replaces the resource", async () => {
  await world.up();
  await world.up({ phoneNumber: "15550199" });
  expect(world.stack.current()?.id).toBe("15550199");
  expect(world.emulator.phoneKeys()).toHaveLength(2);
});

test("a lost answer is followed by the same call, in the same run or the next one", async () => {
  world.emulator.fail(SET, { kind: "reset" });
  const { message } = await failureOf(world.up());
  expect(message).toContain(`Now: CAMS may or may not have set ${fingerprintOf(OURS)}.\nNext: run \`pulumi up\` again`);
  expect(world.stack.current()).toMatchObject({ isFailed: true });
  expect(await world.during(() => world.up())).toEqual([GET, SET, GET]);

  world.emulator.fail(SET, { kind: "reset" });
  await failureOf(world.up({ publicKey: NEXT }));
  await world.stack.refresh();
  expect(world.said.warnings).toEqual([]);
  // Going back is no conflict either: both keys are known.
  await world.up();
  expect(world.live()).toBe(OURS);
});

test("a refusal changes nothing, and is explained", async () => {
  world.emulator.fail(SET, { code: "Phone.NotVerified", message: "not verified" });
  const { message } = await failureOf(world.up());
  expect(message).toMatch(/Phone\.NotVerified: not verified .*request id/);
  expect(message).toContain(`Now: phone number ${NUMBER} has no public key, as before.\nNext: check that the number`);
  expect(world.stack.current()).toBeUndefined();
});

test("one number is declared once", async () => {
  const provider = dynamicResource(phoneEncryptionPublicKey, testProcess(world.emulator, world.transport));
  const named = (name: string) => ({
    ...declaredKey(),
    __origin: { name, parents: "", project: "p", stack: "dev", secrets: [] },
  });
  expect((await provider.check({}, named("one"))).failures).toEqual([]);
  expect((await provider.check({}, named("one"))).failures).toEqual([]);
  expect((await provider.check({}, named("two"))).failures).toEqual([
    { property: "", reason: expect.stringContaining('two resources of this program, this one and "one"') },
  ]);
});
