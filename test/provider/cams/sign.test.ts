import { createHash, createHmac } from "node:crypto";
import * as fc from "fast-check";
import { authorization, camsClient, sha256, signature } from "../../../provider/cams";
import { canonicalRequest, encodeQuery } from "../../../provider/cams/sign";

const EMPTY = sha256("");
const cams = (action: string, extra: Record<string, string> = {}) => ({
  host: "cams.ap-southeast-1.aliyuncs.com",
  "x-acs-action": action,
  "x-acs-version": "2020-06-06",
  "x-acs-date": "2026-01-02T03:04:05Z",
  "x-acs-signature-nonce": "0123456789abcdef0123456789abcdef",
  "x-acs-content-sha256": EMPTY,
  ...extra,
});
const runInstances = (date: string, nonce: string) => ({
  method: "POST",
  uri: "/",
  query: {
    ImageId: "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd",
    RegionId: "cn-shanghai",
  },
  headers: {
    host: "ecs.cn-shanghai.aliyuncs.com",
    "x-acs-action": "RunInstances",
    "x-acs-version": "2014-05-26",
    "x-acs-date": date,
    "x-acs-signature-nonce": nonce,
    "x-acs-content-sha256": EMPTY,
  },
  payloadHash: EMPTY,
});
const PAYLOAD = "55e12e91650d2fec56ec74e1d3e4ddbfce2ef3a65890c2a19ecf88a307e76a23";
const test5 = { method: "GET", uri: "/", query: { test: "ok", empty: "" }, payloadHash: PAYLOAD };

describe("the vendor's published vectors", () => {
  test("1: the signature page, current edition", () => {
    const parts = runInstances("2023-10-26T10:22:32Z", "3156853299f313e23d1673dc12e1703d");
    expect(sha256(canonicalRequest(parts))).toBe("7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259");
    expect(signature(parts, "YourAccessKeySecret")).toBe(
      "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0",
    );
    expect(authorization(parts, { accessKeyId: "YourAccessKeyId", accessKeySecret: "YourAccessKeySecret" })).toBe(
      "ACS3-HMAC-SHA256 Credential=YourAccessKeyId," +
        "SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version," +
        "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0",
    );
  });

  test("2: the signature page, older edition", () => {
    const parts = runInstances("2023-10-26T09:01:01Z", "d410180a5abf7fe235dd9b74aca91fc0");
    expect(signature(parts, "YourAccessKeySecret")).toBe(
      "e521358f7776c97df52e6b2891a8bc73026794a071b50c3323388c4e0df64804",
    );
  });

  test("3 and 4: the hash functions of the core library's tests", () => {
    expect(createHmac("sha256", "secret").update("source").digest("hex")).toBe(
      "1d93c62698a1c26427265668e79fac099aa26c1df873669599a2fb2f272e64c9",
    );
    expect(sha256("test")).toBe("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
  });

  test.each([
    [
      "5: Python",
      {},
      { "x-acs-test": "http,https" },
      "d16b30a7699ae9e43875b13195b2f81bcc3ed10c14a9b5eb780e51619aa50be1",
    ],
    [
      "6: Go",
      { method: "" },
      { "x-acs-test": "http,https" },
      "4ab59fffe3c5738ff8a2729f90cc04fe18b02a4b15b2102cbaf92f9ff3df2ea3",
    ],
    [
      "7: TypeScript",
      { method: "undefined", uri: "" },
      { "x-acs-test": "http,https" },
      "0f2d549523cf082c83bb8135b5863614f7fe16ca7c2c7fc537e74d67374eeeac",
    ],
    [
      "8: PHP",
      { method: "" },
      { "x-acs-test": "https" },
      "0a0f89a45f1ec3537a2d1a1046c71b95513a8f1f02526056968da19b99a5b914",
    ],
    [
      "8: PHP without query",
      { method: "", query: {} },
      { "x-acs-test": "https" },
      "af6d32deb090ae85a21d7183055cf18dca17751da96979cdf964f8f0853e9dd2",
    ],
  ])("%s of the core library's tests", (_, change, headers, expected) => {
    expect(signature({ ...test5, ...change, headers }, "secret")).toBe(expected);
  });
});

describe("vectors of CAMS calls, made with the vendor's own library", () => {
  test.each([
    [
      "CreateFlow",
      { Categories: '["SIGN_UP","OTHER"]', CustSpaceId: "cams-abc", FlowName: "flow 001*(~)'!é" },
      "Categories=%5B%22SIGN_UP%22%2C%22OTHER%22%5D&CustSpaceId=cams-abc&FlowName=flow%20001%2A%28~%29%27%21%C3%A9",
      "76ce113e6a1af3f56313822e21dde4c282cdc8cdb2d0fa3cf25d29ed56f5d899",
    ],
    [
      "PublishFlow",
      { FlowId: "123", CustSpaceId: "cams-abc" },
      "CustSpaceId=cams-abc&FlowId=123",
      "cb254f1297b10c0c5740d08e05a0b5010c9a73f550ba1256aa5a614945b248f2",
    ],
    [
      "ListFlow",
      { Page: '{"Index":1,"Size":20}', CustSpaceId: "cams-abc" },
      "CustSpaceId=cams-abc&Page=%7B%22Index%22%3A1%2C%22Size%22%3A20%7D",
      "e2f3c4c648fac7d8e2d4f8268454daeaf4408a27beb8618a34e2edf908c24cbf",
    ],
  ])("%s with parameters in the query", (action, query, canonicalQuery, expected) => {
    expect(encodeQuery(query)).toBe(canonicalQuery);
    const parts = { method: "POST", uri: "/", query, headers: cams(action), payloadHash: EMPTY };
    expect(signature(parts, "test-secret")).toBe(expected);
  });

  test("CreateFlow with parameters in the body", () => {
    const payloadHash = sha256("Categories=%5B%22SIGN_UP%22%2C%22OTHER%22%5D&CustSpaceId=cams-abc&FlowName=flow%20001");
    expect(payloadHash).toBe("a40d430604248f33f21ec6c7ff1ba90215fbb7319b345688d56ca36b1c4ed076");
    const headers = cams("CreateFlow", {
      "content-type": "application/x-www-form-urlencoded",
      "x-acs-content-sha256": payloadHash,
    });
    expect(signature({ method: "POST", uri: "/", query: {}, headers, payloadHash }, "test-secret")).toBe(
      "bd5ab2bcfb65552db9e00949de5496a9e5c8d9e32b9c0cfc053e486d59ddcd65",
    );
  });

  test("GetFlow with a temporary key", () => {
    const headers = cams("GetFlow", {
      "x-acs-accesskey-id": "LTAI-test-id",
      "x-acs-security-token": "sts-token==",
    });
    const parts = { method: "POST", uri: "/", query: { FlowId: "123" }, headers, payloadHash: EMPTY };
    expect(signature(parts, "test-secret")).toBe("652574c5ca90939c6ed288ad076ac127b4e7f3de5902c496a97cdcd786e13264");
  });
});

test("what is sent decodes to the parameters, whatever characters they hold", () => {
  return fc.assert(
    fc.property(
      fc.dictionary(fc.string({ unit: "grapheme", minLength: 1 }), fc.string({ unit: "grapheme" })),
      (query) => {
        const sent = encodeQuery(query);
        expect(sent).toMatch(/^[A-Za-z0-9\-_.~%=&]*$/);
        expect(Object.fromEntries(new URLSearchParams(sent))).toEqual(query);
      },
    ),
  );
});

/**
 * What a server does with a request as it was received, written from the vendor's description alone and sharing no code
 * with the client: decode the query, encode and sort it again, collect the headers that are named as signed.
 */
function verifies(path: string, headers: Record<string, string>, secret: string): boolean {
  const [, names = "", given = ""] = /SignedHeaders=([^,]*),Signature=(.*)$/.exec(headers.authorization ?? "") ?? [];
  const encode = (bytes: Uint8Array) =>
    [...bytes]
      .map((byte) =>
        /[A-Za-z0-9\-_.~]/.test(String.fromCharCode(byte)) && byte < 128
          ? String.fromCharCode(byte)
          : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`,
      )
      .join("");
  const pairs = path
    .slice(path.indexOf("?") + 1)
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => pair.split("=").map((part) => decodeURIComponent(part)) as [string, string]);
  const utf8 = new TextEncoder();
  const query = pairs
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map((pair) => pair.map((part) => encode(utf8.encode(part))).join("="))
    .join("&");
  const lines = names.split(";").map((name) => `${name}:${headers[name]?.trim()}`);
  const request = ["POST", "/", query, ...lines, "", names, headers["x-acs-content-sha256"]].join("\n");
  const hash = createHash("sha256").update(request).digest("hex");
  const expected = createHmac("sha256", secret).update(`ACS3-HMAC-SHA256\n${hash}`).digest("hex");
  const must = ["host", "x-acs-action", "x-acs-content-sha256", "x-acs-date", "x-acs-signature-nonce", "x-acs-version"];
  return must.every((name) => names.split(";").includes(name)) && given === expected;
}

/** Runs a call against a transport that keeps what would be sent. */
async function sent(name: string, data: Record<string, unknown>, secret: string, securityToken?: string) {
  const requests: { path: string; headers: Record<string, string> }[] = [];
  const client = camsClient({
    endpoint: new URL("https://cams.example:8443"),
    credentials: async () => ({ accessKeyId: "id", accessKeySecret: secret, securityToken }),
    pace: () => Number.POSITIVE_INFINITY,
    transport: {
      async send(request) {
        requests.push(request);
        return { status: 200, headers: {}, body: Buffer.from('{"Code":"OK"}') };
      },
      close: async () => undefined,
    },
  });
  await client.call("TriggerChatFlow", { FlowCode: name, Data: data });
  return requests[0] ?? { path: "", headers: {} };
}

const unicode = fc.string({ unit: "grapheme" });

test("an independent verifier accepts whatever is sent, and nothing that was changed on the way", () =>
  fc.assert(
    fc.asyncProperty(
      unicode,
      fc.dictionary(unicode, unicode),
      fc.string({ minLength: 1 }),
      fc.option(fc.stringMatching(/^[A-Za-z0-9+/=]+$/), { nil: undefined }),
      async (name, data, secret, token) => {
        const { path, headers } = await sent(name, data, secret, token);
        expect(verifies(path, headers, secret)).toBe(true);
        expect(verifies(path, headers, `${secret}.`)).toBe(false);
        expect(verifies(`${path}.`, headers, secret)).toBe(false);
        expect(verifies(path, { ...headers, "x-acs-action": "DeleteFlow" }, secret)).toBe(false);
      },
    ),
  ));
