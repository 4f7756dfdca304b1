import { createHmac } from "node:crypto";
import Cams, * as requests from "@alicloud/cams20200606";
import { Config } from "@alicloud/openapi-client";
import { type Emulator, startEmulator } from "../../../provider/emulator";
import { twoScreens } from "../../engine/flows";

/** The vendor's own SDK with the emulator: what it sends is understood, what it gets it can read. */
let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ limits: "off" });
});
afterEach(() => emulator.close());

const sdk = (accessKeySecret = emulator.accessKeySecret) =>
  new Cams(
    new Config({
      accessKeyId: emulator.accessKeyId,
      accessKeySecret,
      endpoint: new URL(emulator.endpoint).host,
      protocol: "HTTP",
    }),
  );
const space = () => ({ custSpaceId: emulator.custSpaceId });

/** A reply's body, which the SDK's types take for optional. */
async function bodyOf<T>(call: Promise<{ body?: T }>): Promise<T> {
  const { body } = await call;
  if (body === undefined) throw new Error("the reply has no body");
  return body;
}

/** Uploads as the documentation of the storage service says, and returns a presigned link. */
async function upload(document: object): Promise<string> {
  const request = new requests.GetChatappUploadAuthorizationRequest(space());
  const { data } = await bodyOf(sdk().getChatappUploadAuthorization(request));
  const { endPoint, bucketName, dir, accessKeyId = "", accessKeySecret = "", securityToken = "" } = data ?? {};
  const sign = (text: string) => createHmac("sha1", accessKeySecret).update(text).digest("base64");
  const resource = `/${bucketName}/${dir}/flow.json`;
  const date = new Date().toUTCString();
  const signature = sign(`PUT\n\n\n${date}\nx-oss-security-token:${securityToken}\n${resource}`);
  const headers = { authorization: `OSS ${accessKeyId}:${signature}`, "x-oss-security-token": securityToken, date };
  const put = await fetch(`${endPoint}${resource}`, {
    method: "PUT",
    headers,
    body: new Blob([JSON.stringify(document)]),
  });
  expect(put.status).toBe(200);
  const Expires = String(Math.floor(Date.now() / 1000) + 60);
  const Signature = sign(`GET\n\n\n${Expires}\n${resource}?security-token=${securityToken}`);
  const query = { OSSAccessKeyId: accessKeyId, Expires, Signature, "security-token": securityToken };
  return `${endPoint}${resource}?${new URLSearchParams(query)}`;
}

async function create(flowName: string): Promise<string> {
  const request = new requests.CreateFlowRequest({ ...space(), flowName, categories: ["SIGN_UP", "OTHER"] });
  const body = await bodyOf(sdk().createFlow(request));
  expect(body).toMatchObject({ code: "OK", data: { flowName, categories: ["SIGN_UP", "OTHER"] } });
  return body.data?.flowId ?? "";
}

const status = async (flowId: string) =>
  (await bodyOf(sdk().getFlow(new requests.GetFlowRequest({ ...space(), flowId })))).data?.status;
const code = (call: Promise<unknown>) =>
  call.then(
    () => "OK",
    (error: { code?: string }) => error.code,
  );

test("it leads a flow from draft to published to deprecated, and reads it back", async () => {
  const flowId = await create("a*(~)'!é +&");
  const target = { ...space(), flowId };
  const filePath = await upload(twoScreens());
  await sdk().updateFlowJSONAsset(new requests.UpdateFlowJSONAssetRequest({ ...target, filePath }));
  await sdk().publishFlow(new requests.PublishFlowRequest(target));
  const read = await bodyOf(sdk().getFlow(new requests.GetFlowRequest(target)));
  expect(read.data).toMatchObject({
    flowId,
    flowName: "a*(~)'!é +&",
    status: "PUBLISHED",
    categories: ["SIGN_UP", "OTHER"],
    JSONVersion: "7.3",
    previewUrl: expect.stringContaining(flowId),
    previewUrlExpires: expect.any(Number),
  });
  const asset = await bodyOf(sdk().getFlowJSONAssest(new requests.GetFlowJSONAssestRequest(target)));
  expect(await (await fetch(asset.data?.filePath ?? "")).json()).toEqual(twoScreens());
  const preview = await bodyOf(sdk().getFlowPreviewUrl(new requests.GetFlowPreviewUrlRequest(target)));
  expect(preview.data).toMatchObject({ flowId, previewUrl: expect.stringMatching(/^http/) });
  await sdk().deprecateFlow(new requests.DeprecateFlowRequest(target));
  expect(await status(flowId)).toBe("DEPRECATED");
});

test("it renames, lists by pages and deletes drafts", async () => {
  const ids = [await create("a"), await create("b"), await create("c")];
  const changed = { ...space(), flowId: ids[0], flowName: "d", categories: ["SURVEY"] };
  const modified = await bodyOf(sdk().modifyFlow(new requests.ModifyFlowRequest(changed)));
  expect(modified.data).toMatchObject({ flowId: ids[0], flowName: "d", categories: ["SURVEY"] });
  const names = async (index: number) => {
    const page = new requests.ListFlowRequestPage({ index, size: 2 });
    const { data } = await bodyOf(sdk().listFlow(new requests.ListFlowRequest({ ...space(), page })));
    return (data ?? []).map(({ flowName }) => flowName);
  };
  expect([await names(1), await names(2), await names(3)]).toEqual([["d", "b"], ["c"], []]);
  await sdk().deleteFlow(new requests.DeleteFlowRequest({ ...space(), flowId: ids[0] }));
  expect(emulator.flows()).toHaveLength(2);
});

test("it keeps the public key of a phone number", async () => {
  const number = { ...space(), phoneNumber: "8613800000000" };
  const key = "-----BEGIN PUBLIC KEY-----";
  const update = new requests.UpdatePhoneEncryptionPublicKeyRequest({ ...number, encryptionPublicKey: key });
  await sdk().updatePhoneEncryptionPublicKey(update);
  const { data } = await bodyOf(
    sdk().getPhoneEncryptionPublicKey(new requests.GetPhoneEncryptionPublicKeyRequest(number)),
  );
  expect(data).toMatchObject({ encryptionPublicKey: key, phoneNumber: number.phoneNumber });
  const listed = await bodyOf(sdk().queryChatappPhoneNumbers(new requests.QueryChatappPhoneNumbersRequest(space())));
  expect(listed.phoneNumbers).toMatchObject([{ phoneNumber: number.phoneNumber, status: "CONNECTED" }]);
});

test("it is told what was refused, and a wrong key is refused", async () => {
  const flowId = await create("draft");
  const target = { ...space(), flowId };
  expect(await code(sdk().publishFlow(new requests.PublishFlowRequest(target)))).toBe("Emulator.PublishFailed");
  expect(await code(sdk().getFlow(new requests.GetFlowRequest({ ...target, flowId: "404" })))).toBe(
    "Emulator.FlowNotFound",
  );
  expect(await code(sdk("wrong").getFlow(new requests.GetFlowRequest(target)))).toBe("SignatureDoesNotMatch");
  emulator.fail("GetFlow", { code: "Ram.PermissionDeny" });
  expect(await code(sdk().getFlow(new requests.GetFlowRequest(target)))).toBe("Ram.PermissionDeny");
});

test("it signs with a temporary key", async () => {
  const { accessKeyId, accessKeySecret, securityToken } = emulator.issueToken();
  const endpoint = new URL(emulator.endpoint).host;
  const config = new Config({ accessKeyId, accessKeySecret, securityToken, endpoint, protocol: "HTTP" });
  const { body } = await new Cams(config).listFlow(new requests.ListFlowRequest(space()));
  expect(body).toMatchObject({ code: "OK", data: [] });
});
