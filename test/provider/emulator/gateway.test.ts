import { type Emulator, startEmulator } from "../../../provider/emulator";
import { camsCall, outcome, withEmulator } from "./camsCall";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ limits: "off" });
});
afterAll(() => emulator.close());

test("calls are taken by GET and POST, with parameters in query and body", async () => {
  const parameters = { FlowName: "a*(~)'!é +&", Categories: ["OTHER"] };
  for (const [index, way] of ([{ method: "GET" }, { method: "POST" }, { body: true }] as const).entries()) {
    const given = { ...parameters, FlowName: `${parameters.FlowName}${index}` };
    expect((await camsCall(emulator, "CreateFlow", given, way)).reply).toMatchObject({ Code: "OK", Data: given });
  }
});

test.each([
  ["an unsigned call", { forged: { authorization: "" } }, 400, "IncompleteSignature"],
  ["a foreign key", { accessKeyId: "foreign" }, 404, "InvalidAccessKeyId.NotFound"],
  ["a wrong secret", { accessKeySecret: "wrong" }, 400, "SignatureDoesNotMatch"],
  ["a header changed on the way", { forged: { "x-acs-signature-nonce": "other" } }, 400, "SignatureDoesNotMatch"],
  ["a body that is not the signed one", { headers: { "x-acs-content-sha256": "0" } }, 400, "SignatureDoesNotMatch"],
  ["no date", { headers: { "x-acs-date": "today" } }, 400, "InvalidTimeStamp.Format"],
  ["a date of an hour ago", { headers: { "x-acs-date": hoursAgo(1) } }, 400, "InvalidTimeStamp.Expired"],
  ["a date in an hour", { headers: { "x-acs-date": hoursAgo(-1) } }, 400, "InvalidTimeStamp.Expired"],
  ["another version", { headers: { "x-acs-version": "2018-05-01" } }, 404, "InvalidApi.NotFound"],
  ["a token that nobody asked for", { securityToken: "x" }, 400, "InvalidSecurityToken.Malformed"],
])("%s is refused as by the gateway of Alibaba Cloud", async (_, way, status, code) => {
  const { status: given, reply, headers } = await camsCall(emulator, "ListFlow", {}, way);
  expect([given, reply.Code]).toEqual([status, code]);
  expect(reply).toEqual({ RequestId: headers.get("x-acs-request-id"), Code: code, Message: expect.any(String) });
});

function hoursAgo(hours: number): string {
  return new Date(Date.now() - hours * 3_600_000).toISOString();
}

test("an unknown operation, an unsupported method and the old signature are told apart", async () => {
  expect(await outcome(emulator, "ModifyChatFlow")).toEqual([404, "InvalidApi.NotFound"]);
  const put = await fetch(emulator.endpoint, { method: "PUT", headers: { "x-acs-action": "ListFlow" } });
  expect(await put.json()).toMatchObject({ Code: "UnsupportedHTTPMethod" });
  const old = await fetch(`${emulator.endpoint}/?Action=ListFlow&SignatureMethod=HMAC-SHA1`);
  expect(await old.json()).toMatchObject({ Code: "IncompleteSignature" });
});

test("a nonce is good for one call", async () => {
  const way = { headers: { "x-acs-signature-nonce": "once" } };
  expect(await outcome(emulator, "ListFlow", {}, way)).toEqual([200, "OK"]);
  expect(await outcome(emulator, "ListFlow", {}, way)).toEqual([400, "SignatureNonceUsed"]);
});

test("a key of the Security Token Service works with its token until it ends", async () => {
  let passed = 0;
  await withEmulator({ now: () => Date.now() + passed }, async (emulator) => {
    const { securityToken, ...key } = emulator.issueToken({ seconds: 60 });
    expect(await outcome(emulator, "ListFlow", {}, { ...key, securityToken })).toEqual([200, "OK"]);
    expect(await outcome(emulator, "ListFlow", {}, key)).toEqual([400, "InvalidSecurityToken.Malformed"]);
    passed = 61_000;
    expect(await outcome(emulator, "ListFlow", {}, { ...key, securityToken })).toEqual([
      400,
      "InvalidSecurityToken.Expired",
    ]);
    expect(() => emulator.issueToken({ accessKeyId: "nobody" })).toThrow("no account nobody");
  });
});

test("accounts and their spaces are kept apart", async () => {
  const accounts = [
    { accessKeyId: "one", accessKeySecret: "1", spaces: ["cams-one", "cams-uno"] },
    { accessKeyId: "two", accessKeySecret: "2" },
  ];
  await withEmulator({ accounts }, async (emulator) => {
    const two = { accessKeyId: "two", accessKeySecret: "2" };
    expect(emulator.env).toMatchObject({ CAMS_CUST_SPACE_ID: "cams-one", ALIBABA_CLOUD_ACCESS_KEY_ID: "one" });
    const flow = { FlowName: "same name", Categories: ["OTHER"] };
    for (const CustSpaceId of ["cams-one", "cams-uno"]) {
      expect(await outcome(emulator, "CreateFlow", { ...flow, CustSpaceId })).toEqual([200, "OK"]);
    }
    expect(await outcome(emulator, "CreateFlow", flow, two)).toEqual([200, "OK"]);
    const foreign = [400, "Unknown.ResourceOwnerId"];
    expect(await outcome(emulator, "ListFlow", { CustSpaceId: "cams-uno" }, two)).toEqual(foreign);
    expect(await outcome(emulator, "ListFlow", { CustSpaceId: "new" }, two)).toEqual([200, "OK"]);
    expect(await outcome(emulator, "ListFlow", { CustSpaceId: "new" })).toEqual(foreign);
    expect(emulator.flows().map(({ custSpaceId }) => custSpaceId)).toHaveLength(3);
  });
});

test("an account may be disabled, without CAMS, or without a permission", async () => {
  const accounts = [
    { accessKeyId: "inactive", accessKeySecret: "s", inactive: true },
    { accessKeyId: "unsubscribed", accessKeySecret: "s", subscribed: false },
    { accessKeyId: "denied", accessKeySecret: "s", denied: ["PublishFlow"] },
  ];
  await withEmulator({ accounts }, async (emulator) => {
    const as = (accessKeyId: string, operation: string) =>
      outcome(emulator, operation, { FlowId: "1" }, { accessKeyId, accessKeySecret: "s" });
    expect(await as("inactive", "ListFlow")).toEqual([400, "InvalidAccessKeyId.Inactive"]);
    expect(await as("unsubscribed", "ListFlow")).toEqual([400, "Product.Unsubscript"]);
    expect(await as("denied", "PublishFlow")).toEqual([400, "Ram.PermissionDeny"]);
    expect(await as("denied", "ListFlow")).toEqual([200, "OK"]);
  });
});
