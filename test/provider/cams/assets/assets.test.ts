import type { IncomingMessage, ServerResponse } from "node:http";
import { inspect } from "node:util";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import {
  type Assets,
  assets,
  type CamsClient,
  camsClient,
  httpTransport,
  type Transport,
} from "../../../../provider/cams";
import { startEmulator } from "../../../../provider/emulator";
import { type RawServer, serve } from "../rawServer";
import { impatientClock } from "../virtualClock";

const document = { version: "7.3", screens: [{ id: "FIRST", title: "Grüße" }] };
const text = JSON.stringify(document);
let transport: Transport;
let server: RawServer;
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeEach(async () => {
  transport = httpTransport();
  server = await serve((request, response) => answer(request, response));
});
afterEach(async () => {
  await transport.close();
  await server.close();
});

/** Documents for a client whose endpoint is on this machine, or in the internet. */
function assetsFor(endpoint: string, extra: Partial<Parameters<typeof assets>[0]> = {}): Assets {
  const credentials = async () => ({ accessKeyId: "id", accessKeySecret: "s" });
  const client = camsClient({ endpoint: new URL(endpoint), credentials, transport });
  return assets({ client, transport, clock: impatientClock(), ...extra });
}
const download = (path = "/flow.json?Signature=canary") =>
  assetsFor(server.endpoint).download(`${server.endpoint}${path}`);

describe("download", () => {
  test.each([
    ["UTF-8", Buffer.from(text), {}],
    ["UTF-8 with a byte order mark", Buffer.from(`\uFEFF${text}`), {}],
    ["UTF-16, little end first", Buffer.from(`\uFEFF${text}`, "utf16le"), {}],
    ["UTF-16, big end first", Buffer.from(`\uFEFF${text}`, "utf16le").swap16(), {}],
    ["gzip", gzipSync(text), { "content-encoding": "gzip" }],
    ["deflate", deflateSync(text), { "content-encoding": "deflate" }],
    ["Brotli", brotliCompressSync(text), { "content-encoding": "br" }],
  ])("reads a document in %s", async (_, bytes, headers) => {
    answer = (_request, response) => response.writeHead(200, headers).end(bytes);
    expect(await download()).toEqual(document);
  });

  test.each([
    ["no JSON", "canary {", "does not contain JSON"],
    ["no object", '["canary"]', "does not contain a JSON object"],
    ["no text", Buffer.from([0xc3, 0x28]), "is not UTF-8 or UTF-16 text"],
  ])("refuses what is %s, without showing it or the link's query", async (_, body, says) => {
    answer = (_request, response) => response.end(body);
    const error = await download().catch((reason) => reason);
    expect(error.message).toBe(`download: ${server.endpoint}/flow.json ${says}`);
    expect(inspect(error, { depth: 20, showHidden: true })).not.toContain("canary");
  });

  test("explains a link that has expired", async () => {
    const body = "<Error><Code>AccessDenied</Code><Message>Request has expired.</Message></Error>";
    answer = (_request, response) => response.writeHead(403).end(body);
    await expect(download()).rejects.toMatchObject({
      code: "HTTP403",
      message: `download: ${server.endpoint}/flow.json returned HTTP 403: the link has expired`,
      hint: expect.stringContaining("run the same command again"),
    });
    answer = (_request, response) => response.writeHead(403).end("<Error><Code>InvalidObjectState</Code></Error>");
    await expect(download()).rejects.toThrow("returned HTTP 403 (InvalidObjectState)");
  });

  test("a lost connection and HTTP 5xx are tried again, but not for ever", async () => {
    answer = (_request, response) => {
      if (server.requests.length === 1) response.socket?.resetAndDestroy();
      else if (server.requests.length === 2) response.writeHead(503).end();
      else response.end(text);
    };
    expect(await download()).toEqual(document);
    answer = (_request, response) => response.writeHead(503).end();
    await expect(download()).rejects.toThrow("returned HTTP 503");
    expect(server.requests).toHaveLength(3 + 4);
  });

  test("follows five redirects and no more", async () => {
    answer = (request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end(text);
      else response.writeHead(302, { location: `/${left - 1}` }).end();
    };
    expect(await download("/5")).toEqual(document);
    await expect(download("/6")).rejects.toThrow("redirects more than 5 times");
  });

  test("does not follow a redirect to what is no http(s) URL", async () => {
    answer = (_request, response) => response.writeHead(302, { location: "file:///etc/passwd" }).end();
    await expect(download()).rejects.toMatchObject({ code: "NOT_A_URL" });
  });
});

describe("addresses that are not public", () => {
  const far = "https://cams.ap-southeast-1.aliyuncs.com";

  test.each([
    "http://127.0.0.1/x",
    "http://[::1]/x",
    "http://10.1.2.3/x",
    "http://192.168.0.1/x",
    "http://169.254.169.254/latest",
    "http://100.100.100.200/latest/meta-data",
    "http://[::ffff:127.0.0.1]/x",
    "http://[fd00::1]/x",
    "http://0x7f.1/x",
    "http://0.0.0.0/x",
  ])("are not fetched for a CAMS in the internet: %s", async (url) => {
    await expect(assetsFor(far).download(url)).rejects.toMatchObject({ name: "AssetError", code: "PRIVATE_ADDRESS" });
  });

  test("are not reached through a name either, however it is looked up", async () => {
    answer = (_request, response) => response.end(text);
    const { port } = new URL(server.endpoint);
    await expect(assetsFor(far).download(`http://localhost:${port}/x`)).rejects.toMatchObject({
      code: "PRIVATE_ADDRESS",
      outcome: "unsent",
    });
    expect(server.requests).toEqual([]);
  });

  test.each(["ftp://files.example/x", "/flow.json", "https://user:canary@files.example/x"])(
    "and what is no plain http(s) URL is never fetched: %s",
    async (url) => {
      const error = await assetsFor(server.endpoint)
        .download(url)
        .catch((reason) => reason);
      expect(error).toMatchObject({ code: "NOT_A_URL", message: "download: the link is not an http(s) URL" });
    },
  );
});

describe("upload", () => {
  const granted = (EndPoint: string) => ({
    AccessKeyId: "STS.canary",
    AccessKeySecret: "canary-secret",
    SecurityToken: "canary-token",
    BucketName: "bucket",
    Dir: "dir/",
    EndPoint,
    Expire: 3600,
  });
  /** CAMS, its storage, and what is stored, in one server. */
  async function storage(
    keep = (body: string) => body,
  ): Promise<{ asked: () => number; headers: IncomingMessage["headers"][] }> {
    let stored = "";
    const headers: IncomingMessage["headers"][] = [];
    answer = async (request, response) => {
      headers.push(request.headers);
      if (request.method === "POST") {
        response.end(JSON.stringify({ Code: "OK", Data: granted(server.endpoint) }));
      } else if (request.method === "PUT") {
        stored = "";
        for await (const chunk of request) stored += chunk;
        response.end();
      } else response.end(keep(stored));
    };
    return { asked: () => server.requests.filter((line) => line.startsWith("POST")).length, headers };
  }

  test("returns a link that was tried without our key, and asks for storage once for all documents of a space", async () => {
    const { asked } = await storage();
    const shared = assetsFor(server.endpoint);
    const links = await Promise.all([1, 2, 3].map(() => shared.upload(document, "cams-1")));
    expect(new Set(links).size).toBe(3);
    expect(links[0]).toMatch(/\/bucket\/dir\/flow-[0-9a-f]{24}\.json\?OSSAccessKeyId=.*Signature=/);
    expect(asked()).toBe(1);
    await shared.upload(document, "cams-2");
    expect(asked()).toBe(2);
  });

  test("asks for storage again before links would be good for less than twenty minutes", async () => {
    const { asked } = await storage();
    let time = Date.now();
    const shared = assetsFor(server.endpoint, { clock: { ...impatientClock(), now: () => time } });
    await shared.upload(document, "cams-1");
    time += 39 * 60_000;
    await shared.upload(document, "cams-1");
    expect(asked()).toBe(1);
    time += 2 * 60_000;
    await Promise.all([shared.upload(document, "cams-1"), shared.upload(document, "cams-1")]);
    expect(asked()).toBe(2);
  });

  test("plain links have no query, and the object is made readable for anybody", async () => {
    const { headers } = await storage();
    const link = await assetsFor(server.endpoint, { links: "plain" }).upload(document, "cams-1");
    expect(link).toMatch(/\.json$/);
    expect(headers).toEqual(expect.arrayContaining([expect.objectContaining({ "x-oss-object-acl": "public-read" })]));
  });

  test("a document that comes back altered is not handed to CAMS", async () => {
    await storage((body) => body.replace("Grüße", "canary"));
    const error = await assetsFor(server.endpoint)
      .upload(document, "cams-1")
      .catch((reason) => reason);
    expect(error).toMatchObject({ code: "ASSET_DIFFERS", operation: "upload" });
    expect(inspect(error, { depth: 20, showHidden: true })).not.toContain("canary");
  });

  test("the emulator's storage takes it", async () => {
    const emulator = await startEmulator();
    const client: CamsClient = camsClient({
      endpoint: new URL(emulator.endpoint),
      credentials: async () => emulator,
      transport,
    });
    const link = await assets({ client, transport }).upload(document, emulator.custSpaceId);
    expect(await assets({ client, transport }).download(link)).toEqual(document);
    await emulator.close();
  });
});
