import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { type Emulator, startEmulator } from "../../../provider/emulator";
import { createEndpoint, TokenInvalidError } from "../../../sdk/endpoint";
import { booking, keyPair } from "../../sdk/endpoint/phone";
import { PRIVATE_KEY, PUBLIC_KEY } from "../../sdk/endpoint/vectors";
import { right, startEndpoint, stopEndpoints } from "../cmd/endpointServers";
import { camsCall, makeFlow } from "./camsCall";

const phoneNumber = "15550100";
let emulator: Emulator;
let flowId: string;

beforeEach(async () => {
  emulator = await startEmulator({ limits: "off", publicKey: "required" });
  flowId = await makeFlow(emulator, "booking", { EndpointUri: "https://flows.example.com/booking" });
  emulator.edit(flowId, { json: booking });
});
afterEach(async () => {
  await emulator.close();
  await stopEndpoints();
});

const setKey = (EncryptionPublicKey = PUBLIC_KEY, PhoneNumber = phoneNumber) =>
  camsCall(emulator, "UpdatePhoneEncryptionPublicKey", { PhoneNumber, EncryptionPublicKey });
const publish = async () => (await camsCall(emulator, "PublishFlow", { FlowId: flowId })).reply.Message;

/** The endpoint of the library, as a user would write it. */
const endpoint = (privateKeys = [PRIVATE_KEY]) =>
  createEndpoint({
    flow: booking,
    privateKeys,
    onError: () => {},
    handle(request) {
      if (request.flow_token === "ended") throw new TokenInvalidError("This offer has ended");
      return JSON.parse(JSON.stringify(right(request.action)));
    },
  });

test("flow and endpoint run together, offline and encrypted, from the first screen to the reply", async () => {
  await setKey();
  expect(await publish()).toBe("None");
  const session = await emulator.open(flowId, { phoneNumber, flowToken: "token-1", endpoint: endpoint() });
  expect(session.screen).toMatchObject({ id: "SERVICE", components: [{ text: "Hello" }, {}, {}, {}] });
  await session.submit({ service: "cut" });
  await session.submit({ day: "2026-12-03", hour: "two" });
  await session.submit();
  expect(session.reply).toEqual({
    service: "cut",
    day: "2026-12-03",
    hour: "two",
    note: "",
    remind: false,
    flow_token: "token-1",
  });
});

test("the flow's endpointUri is what is asked, over HTTP, by whatever endpoint stands there", async () => {
  await setKey();
  await publish();
  emulator.edit(flowId, { endpointUri: await startEndpoint(PRIVATE_KEY) });
  const session = await emulator.open(flowId, { phoneNumber });
  expect((await session.submit({ service: "cut" }))?.id).toBe("SLOT");
  emulator.edit(flowId, { endpointUri: await startEndpoint(PRIVATE_KEY, { keepsIv: true }) });
  await expect(emulator.open(flowId, { phoneNumber })).rejects.toThrow(
    "INIT: the endpoint's answer cannot be read: IV not inverted",
  );
});

test("a key is rotated while a flow is open: the phone goes on with the new one", async () => {
  const fresh = await keyPair();
  await setKey();
  await publish();
  const session = await emulator.open(flowId, { phoneNumber, endpoint: endpoint([fresh.privateKey, PRIVATE_KEY]) });
  await setKey(fresh.publicKey);
  expect((await session.submit({ service: "cut" }))?.id).toBe("SLOT");
});

test("an endpoint without the private key, and a token that is no longer valid, are told", async () => {
  const { privateKey } = await keyPair();
  await setKey();
  await publish();
  await expect(emulator.open(flowId, { phoneNumber, endpoint: endpoint([privateKey]) })).rejects.toThrow(
    "INIT: the endpoint returned HTTP 421 (the endpoint does not have the private key of the number's public key)",
  );
  await expect(emulator.open(flowId, { phoneNumber, flowToken: "ended", endpoint: endpoint() })).rejects.toThrow(
    "the flow token is no longer valid: This offer has ended",
  );
});

test("what a phone could not open fails and says why", async () => {
  await expect(emulator.open("404")).rejects.toThrow("the emulator has no flow 404 with a document");
  await expect(emulator.open(flowId, { phoneNumber })).rejects.toThrow(
    `flow ${flowId} is a DRAFT (publish it, or set mode: "draft")`,
  );
  await expect(emulator.open(flowId, { mode: "draft" })).rejects.toThrow("set phoneNumber");
  await expect(emulator.open(flowId, { mode: "draft", phoneNumber })).rejects.toThrow("has no public key in the space");
  await setKey("KEY");
  await expect(emulator.open(flowId, { mode: "draft", phoneNumber })).rejects.toThrow("not a public key in PEM");
  await setKey();
  emulator.editPhoneKey(phoneNumber, { status: "MISMATCH" });
  await expect(emulator.open(flowId, { mode: "draft", phoneNumber })).rejects.toThrow(
    "has a public key that is MISMATCH",
  );
  emulator.edit(flowId, { status: "DEPRECATED" });
  await expect(emulator.open(flowId, { phoneNumber })).rejects.toThrow("is DEPRECATED");
});

test("a MISMATCH is read back, holds the publishing, and ends when the key is set again", async () => {
  await setKey();
  emulator.editPhoneKey(phoneNumber, { status: "MISMATCH" });
  const status = async () =>
    (await camsCall(emulator, "GetPhoneEncryptionPublicKey", { PhoneNumber: phoneNumber })).reply.Data;
  expect(await status()).toMatchObject({ EncryptionPublicKeyStatus: "MISMATCH", EncryptionPublicKey: PUBLIC_KEY });
  expect(await publish()).toContain("no phone number of the space has a public key");
  await setKey();
  expect(await status()).toMatchObject({ EncryptionPublicKeyStatus: "VALID" });
  expect(await publish()).toBe("None");
  expect(() => emulator.editPhoneKey("1", { status: "VALID" })).toThrow("no key for the phone number 1");
});

test("each number of the space needs a key before a flow with an endpoint is published", async () => {
  await setKey();
  emulator.addPhoneNumber({ phoneNumber: "4912345" });
  expect(await publish()).toContain("the phone number 4912345 has no valid public key");
  await setKey(PUBLIC_KEY, "4912345");
  expect(await publish()).toBe("None");
});

test("the numbers of a space are listed, those with a key and those that were added, by status", async () => {
  await setKey();
  emulator.addPhoneNumber({ phoneNumber: "4912345", status: "PENDING" });
  emulator.addPhoneNumber({ phoneNumber: "4999999", custSpaceId: "another" });
  const listed = async (more = {}) => {
    const { reply } = await camsCall(emulator, "QueryChatappPhoneNumbers", more);
    return JSON.parse(JSON.stringify(reply.PhoneNumbers)).map((one: { PhoneNumber: string; Status: string }) => [
      one.PhoneNumber,
      one.Status,
    ]);
  };
  expect(await listed()).toEqual([
    ["4912345", "PENDING"],
    [phoneNumber, "CONNECTED"],
  ]);
  expect(await listed({ Status: "PENDING" })).toEqual([["4912345", "PENDING"]]);
  expect(await listed({ CustSpaceId: "unused" })).toEqual([]);
  expect(() => emulator.addPhoneNumber({ phoneNumber: "+49" })).toThrow("not digits only");
});

test("numbers and keys are changed over HTTP as well, and kept in the data file", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "pulumi-cams-"));
  const dataFile = path.join(folder, "data.json");
  const first = await startEmulator({ dataFile });
  const send = (method: string, at: string, body?: object) =>
    fetch(`${first.controlUrl}${at}`, { method, body: JSON.stringify(body) });
  await send("POST", "/phone-numbers", { phoneNumber });
  await camsCall(first, "UpdatePhoneEncryptionPublicKey", {
    PhoneNumber: phoneNumber,
    EncryptionPublicKey: PUBLIC_KEY,
  });
  expect((await send("PATCH", `/phone-keys/${phoneNumber}`, { status: "MISMATCH" })).status).toBe(200);
  expect((await send("PATCH", `/phone-keys/${phoneNumber}`, { status: "GONE" })).status).toBe(400);
  await first.close();
  expect(existsSync(dataFile)).toBe(true);
  const second = await startEmulator({ dataFile });
  expect(second.phoneKeys()).toMatchObject([{ phoneNumber, status: "MISMATCH" }]);
  expect(await (await fetch(`${second.controlUrl}/phone-numbers`)).json()).toMatchObject([{ phoneNumber }]);
  second.reset();
  expect(second.phoneKeys()).toEqual([]);
  await second.close();
  rmSync(folder, { recursive: true });
});
