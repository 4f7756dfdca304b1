import type { Emulator } from "../../../provider/emulator";
import type { JsonObject } from "../../../sdk/flow";
import { twoScreens } from "../../engine/flows";
import { camsCall } from "../emulator/camsCall";
import { failureOf, OURS } from "./keyWorld";
import { declaring, type LaggingWorld, openLaggingWorld } from "./laggingWorld";

/** What is said of the public keys that a flow with an endpoint needs, before it is published and after a refusal. */
const ENDPOINT = { endpointUri: "https://flows.example.com" };
const withEndpoint = (label?: string): JsonObject => ({ ...twoScreens(label), data_api_version: "3.0" });
const LOOKS = ["QueryChatappPhoneNumbers", "GetPhoneEncryptionPublicKey"];

let world: LaggingWorld;
afterEach(() => world.close());
const setKey = (emulator: Emulator, PhoneNumber: string) =>
  camsCall(emulator, "UpdatePhoneEncryptionPublicKey", { PhoneNumber, EncryptionPublicKey: OURS });
const up = (flow = withEndpoint()) => world.stack.up(declaring(ENDPOINT, flow));
const looks = () => world.emulator.calls.filter(({ operation }) => LOOKS.includes(operation)).length;

test("each number without a valid key is named, and the others are not", async () => {
  world = await openLaggingWorld({ publicKey: "required" });
  for (const phoneNumber of ["491", "492", "493"]) world.emulator.addPhoneNumber({ phoneNumber });
  await setKey(world.emulator, "491");
  await setKey(world.emulator, "493");
  world.emulator.editPhoneKey("493", { status: "MISMATCH" });
  const { message } = await failureOf(up());
  expect(message).toContain("139002");
  expect(message).toContain("    phone number 492 has no public key: const key = new cams.PhoneEncryptionPublicKey(");
  expect(message).toContain("    phone number 493 has a public key that is MISMATCH: const key = ");
  expect(message).not.toContain("number 491");
  expect(world.said.warnings).toEqual([expect.stringContaining("phone number 492 has no public key")]);
});

test("a space without number is said to have none, and valid keys are said not to be the reason", async () => {
  world = await openLaggingWorld({ publicKey: "required" });
  expect((await failureOf(up())).message).toContain("CAMS lists no phone number of the space, but Meta publishes");
  await setKey(world.emulator, "491");
  world.emulator.fail("PublishFlow", { code: "139002", message: "no" });
  expect((await failureOf(up())).message).toContain("All phone numbers of the space have a valid public key, so the");
});

test("what CAMS publishes is not stopped: a number without key is a warning", async () => {
  world = await openLaggingWorld();
  world.emulator.addPhoneNumber({ phoneNumber: "491" });
  await up();
  expect(world.stack.current()?.outputs.status).toBe("PUBLISHED");
  expect(world.said.warnings).toEqual([expect.stringContaining("phone number 491 has no public key")]);
});

test("a key that may not look publishes all the same, with a warning that names the action", async () => {
  const account = { accessKeyId: "emulator-key-id", accessKeySecret: "emulator-key-secret", denied: LOOKS };
  world = await openLaggingWorld({ accounts: [account] });
  await up();
  expect(world.stack.current()?.outputs.status).toBe("PUBLISHED");
  expect(world.said.warnings).toEqual([
    expect.stringMatching(/could not be read: .*Grant the RAM action cams:QueryChatappPhoneNumbers/),
  ]);
});

test("nothing is looked up for flows without endpoint, for drafts, and in an unchanged up", async () => {
  world = await openLaggingWorld();
  await world.stack.up(declaring());
  await world.stack.up(declaring({}, twoScreens("Other")));
  await world.stack.up(declaring({ ...ENDPOINT, publish: false }, withEndpoint()));
  expect(looks()).toBe(0);
  await setKey(world.emulator, "491");
  await up();
  const before = looks();
  expect(before).toBe(2);
  await up();
  await world.stack.refresh();
  expect(looks()).toBe(before);
});

test("no more than fifty numbers are looked at", async () => {
  world = await openLaggingWorld({ publicKey: "required" });
  for (let number = 100; number < 160; number++) await setKey(world.emulator, String(number));
  await up();
  expect(looks()).toBe(51);
  expect(world.said.warnings).toEqual([]);
});
