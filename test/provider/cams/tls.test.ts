import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import * as path from "node:path";
import { promisify } from "node:util";
import {
  assets,
  camsClient,
  connect,
  httpTransport,
  LIMITS,
  readProxies,
  type Transport,
} from "../../../provider/cams";
import { connectProxy } from "./connectProxy";
import { serve } from "./rawServer";
import { impatientClock } from "./virtualClock";

/** Certificates as an intercepting proxy of a company makes them, and as a careless server has them; see make.sh. */
const folder = path.join(__dirname, "certificates");
const read = (file: string) => readFileSync(path.join(folder, file));
let transport: Transport;
let server: Server;
let connections = 0;
let port = 0;

/** Serves with a certificate, and with those above it. */
async function present(name: string, ...above: string[]): Promise<void> {
  const cert = [name, ...above].map((each) => read(`${each}.pem`).toString()).join("");
  server = createServer({ key: read(`${name}.key`), cert }, (_request, response) =>
    response.end('{"Code":"OK","Data":[]}'),
  );
  server.on("connection", () => connections++);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
}

beforeEach(() => {
  connections = 0;
  transport = httpTransport();
});
afterEach(async () => {
  await transport.close();
  await new Promise<void>((resolve) => void server.close(() => resolve()).closeAllConnections());
});

const list = (endpoint: string, over = transport) =>
  camsClient({
    endpoint: new URL(endpoint),
    credentials: async () => ({ accessKeyId: "id", accessKeySecret: "s" }),
    transport: over,
    clock: impatientClock(),
  })
    .call("ListFlow", { Page: { Index: 1, Size: 20 } })
    .catch((error) => error);

test.each<[string, string[], string]>([
  ["a certificate that is signed by itself", ["self"], "DEPTH_ZERO_SELF_SIGNED_CERT"],
  ["a chain that ends in a company's own CA", ["issued", "ca"], "SELF_SIGNED_CERT_IN_CHAIN"],
  ["a certificate without those above it", ["issued"], "UNABLE_TO_VERIFY_LEAF_SIGNATURE"],
])("%s is not trusted: said at once, with the way to trust it", async (_, [name = "", ...above], code) => {
  await present(name, ...above);
  const error = await list(`https://localhost:${port}`);
  expect(error).toMatchObject({ name: "TlsError", outcome: "unsent", code });
  expect(error.message).toMatch(
    new RegExp(
      `^ListFlow: the certificate of localhost:${port} is not trusted \\(${code}: .*\\), and nothing was sent$`,
    ),
  );
  expect(error.hint).toMatch(/^If a proxy or firewall in your network decrypts TLS, set NODE_EXTRA_CA_CERTS/);
  expect(connections).toBe(1);
});

test.each([
  ["expired", "CERT_HAS_EXPIRED", "Check this machine's clock; if it is right and a proxy"],
  ["elsewhere", "ERR_TLS_CERT_ALTNAME_INVALID", "Check that the URL names the right host; if it does and a proxy"],
])("a certificate that is %s is said to be so", async (name, code, hint) => {
  await present(name);
  const failed = await listTrusting(`https://localhost:${port}`);
  expect(failed).toEqual({ code, hint: expect.stringMatching(new RegExp(`^${hint}.*NODE_EXTRA_CA_CERTS`)) });
  expect(connections).toBe(1);
});

test("with NODE_EXTRA_CA_CERTS the company's CA is trusted", async () => {
  await present("issued");
  expect(await listTrusting(`https://localhost:${port}`)).toEqual([]);
});

/** The outcome of a call by a process that trusts the CA. */
async function listTrusting(endpoint: string): Promise<unknown> {
  const door = path.join(__dirname, "../../../dist/provider/cams");
  const script = `
    const { client } = require(${JSON.stringify(door)}).connect(process.env);
    client.call("ListFlow", { Page: { Index: 1, Size: 20 } }).then(
      (flows) => console.log(JSON.stringify(flows)),
      ({ code, hint }) => console.log(JSON.stringify({ code, hint })),
    );
  `;
  const env = {
    PATH: process.env.PATH,
    CAMS_ENDPOINT: endpoint,
    ALIBABA_CLOUD_ACCESS_KEY_ID: "id",
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: "s",
    NODE_EXTRA_CA_CERTS: path.join(folder, "ca.pem"),
  };
  const { stdout } = await promisify(execFile)(process.execPath, ["-e", script], { env });
  return JSON.parse(stdout);
}

test("TLS to a port of plain http is not retried, and names the scheme", async () => {
  await present("self");
  const plain = await serve((_request, response) => response.end());
  const error = await list(plain.endpoint.replace("http:", "https:"));
  expect(error).toMatchObject({ name: "TlsError", outcome: "unsent", hint: expect.stringContaining("Use http://") });
  expect(error.message).toContain("does not speak TLS on this port, and nothing was sent");
  expect(error.message).not.toMatch(/SSL routines|OPENSSL/);
  await plain.close();
});

test("a proxy that intercepts is named, and uploads and downloads say the same", async () => {
  await present("issued", "ca");
  const proxy = await connectProxy({ "cams.invalid:443": `http://127.0.0.1:${port}` });
  const over = httpTransport(LIMITS, { proxies: readProxies({ HTTPS_PROXY: proxy.url }) });
  const error = await list("https://cams.invalid", over);
  expect(error).toMatchObject({ name: "TlsError", code: "SELF_SIGNED_CERT_IN_CHAIN", outcome: "unsent" });
  expect(error.message).toContain(`cams.invalid through the proxy ${proxy.url} (HTTPS_PROXY)`);
  const { client } = connect({});
  const document = assets({ client, transport: over, clock: impatientClock() }).download("https://cams.invalid/a.json");
  await expect(document).rejects.toMatchObject({
    name: "TlsError",
    hint: expect.stringContaining("NODE_EXTRA_CA_CERTS"),
  });
  expect(proxy.log).toHaveLength(2);
  await over.close();
  await proxy.close();
});
