import { createServer } from "node:http";
import * as path from "node:path";
import { startEmulator } from "../../../provider/emulator";
import { createEndpoint, nodeListener } from "../../../sdk/endpoint";
import { booking } from "../../sdk/endpoint/phone";
import { PRIVATE_KEY, PUBLIC_KEY } from "../../sdk/endpoint/vectors";
import { camsCall } from "../emulator/camsCall";
import { folder, removeFolders, run } from "./command";
import { type Broken, right, startEndpoint, stopEndpoints } from "./endpointServers";

const flow = path.join(__dirname, "../../sdk/flow/flows/booking.flow.json");
const files = folder({
  "public.pem": PUBLIC_KEY,
  "private.pem": PRIVATE_KEY,
  "plain.flow.json": { version: "7.3", screens: [] },
});
afterEach(stopEndpoints);
afterAll(removeFolders);

const check = (url: string, ...more: string[]) =>
  files.run(["endpoint", "check", url, "--flow", flow, "--public-key", "public.pem", ...more]);

interface Report {
  requests: { name: string; status?: number; ms: number; findings: { code: string; severity: string }[] }[];
}

test("an endpoint that is right passes, with a line for each request and its latency", async () => {
  const { code, out, err } = await check(await startEndpoint(PRIVATE_KEY));
  expect({ code, out }).toEqual({
    code: 0,
    out: expect.stringMatching(
      /^(ok {6}[^\n]+: HTTP \d+, \d+ ms\n){6}6 requests, 0 findings, slowest answer \d+ ms\n$/,
    ),
  });
  const names = [
    "ping",
    "INIT",
    "data_exchange SERVICE (Footer 1 on-click-action)",
    "BACK SLOT",
    "another key",
    "damaged data",
  ];
  expect(err).toBe(names.map((name) => `Checking ${name}\n`).join(""));
});

test("an endpoint of the library passes", async () => {
  const endpoint = createEndpoint({
    flow: booking,
    privateKeys: [PRIVATE_KEY],
    handle: ({ action }) => JSON.parse(JSON.stringify(right(action))),
    onError: () => {},
  });
  const server = createServer(nodeListener(endpoint));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  expect(await check(url)).toMatchObject({ code: 0 });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const turned = (tag: Buffer) => Buffer.from(tag.map((byte) => byte ^ 1));
const showing = (answer: unknown) => (action: string) => (action === "data_exchange" ? answer : right(action));

test.each<[string, Broken, string, string]>([
  ["a wrong tag", { tag: turned }, "ENDPOINT_ENCRYPTION", "the authentication tag of the answer is wrong"],
  ["no tag", { tag: () => Buffer.alloc(0) }, "ENDPOINT_ENCRYPTION", "has no authentication tag"],
  ["the IV as it was", { keepsIv: true }, "ENDPOINT_ENCRYPTION", "invert each byte of the IV"],
  [
    "a screen without route",
    { answers: showing({ screen: "SUMMARY", data: {} }) },
    "ANSWER_SCREEN_NOT_ROUTED",
    "names SUMMARY",
  ],
  [
    "a missing key",
    { answers: showing({ screen: "SLOT", data: { service: "cut" } }) },
    "ANSWER_DATA_MISSING",
    "data.first is missing",
  ],
  ["slow answers", { slowMs: 1_050 }, "ENDPOINT_SLOW", "Meta recommends less than 1 s"],
  ["plain text", { sends: (answer) => JSON.stringify(answer) }, "ENDPOINT_PLAIN_TEXT", "the answer is not encrypted"],
  [
    "no health check",
    { answers: (action) => right(action === "ping" ? "INIT" : action) },
    "ENDPOINT_PING",
    "not answered",
  ],
  ["HTTP 500", { status: 500 }, "ENDPOINT_STATUS", "HTTP 500 instead of 200"],
  ["any key taken", { undecryptable: 200 }, "ENDPOINT_ACCEPTS_ANY_KEY", "instead of 421"],
  ["a page of HTML", { sends: () => "<!doctype html><p>Sign in" }, "ENDPOINT_HTML", "a login page"],
])("an endpoint with %s is found out", async (_, broken, code, says) => {
  const url = await startEndpoint(PRIVATE_KEY, broken);
  const ended = await check(url, "--format", "json");
  expect(ended.code).toBe(1);
  const { requests }: Report = JSON.parse(ended.out);
  const codes = new Set(requests.flatMap(({ findings }) => findings.map((finding) => finding.code)));
  expect([...codes]).toEqual([code]);
  expect(ended.out).toContain(says);
});

test("slow answers are a warning, which --fail-on error lets pass", async () => {
  const url = await startEndpoint(PRIVATE_KEY, { slowMs: 1_050 });
  expect(await check(url, "--fail-on", "error")).toMatchObject({
    code: 0,
    out: expect.stringContaining("warning ping"),
  });
});

test("the key that CAMS has for a phone number is fetched, and one that it does not hold valid is refused", async () => {
  const emulator = await startEmulator();
  const url = await startEndpoint(PRIVATE_KEY);
  const byNumber = () =>
    run(["endpoint", "check", url, "--flow", flow, "--phone-number", "15550100"], { env: emulator.env });
  expect(await byNumber()).toMatchObject({
    code: 2,
    err: "error: phone number 15550100 has no public key in CAMS yet\n",
  });
  await camsCall(emulator, "UpdatePhoneEncryptionPublicKey", {
    PhoneNumber: "15550100",
    EncryptionPublicKey: PUBLIC_KEY,
  });
  expect(await byNumber()).toMatchObject({ code: 0 });
  await emulator.close();
});

test("a private key is refused, and no word of it is printed", async () => {
  const ended = await check("https://flows.example/", "--public-key", "private.pem");
  expect(ended).toEqual({
    code: 2,
    out: "",
    err: "error: private.pem: this is a private key; keep it secret, and use the public key that belongs to it\n",
  });
});

test.each([
  [["http://flows.example/", "--flow", flow, "--public-key", "public.pem"], "Meta calls https only"],
  [["flows.example", "--flow", flow, "--public-key", "public.pem"], "flows.example is not an https URL"],
  [["https://a:b@flows.example/", "--flow", flow, "--public-key", "public.pem"], "contains a user or password"],
  [["https://flows.example/", "--flow", flow], "use --public-key or --phone-number"],
  [["https://flows.example/", "--public-key", "public.pem"], "--flow <file>"],
  [
    ["https://flows.example/", "--flow", flow, "--public-key", "a", "--phone-number", "1"],
    "cannot be used with option",
  ],
  [["https://flows.example/", "--flow", flow, "--phone-number", "+1 555"], "takes digits only"],
  [["https://flows.example/", "--flow", flow, "--public-key", flow], "this is not a public key in PEM"],
  [["https://flows.example/", "--flow", "plain.flow.json", "--public-key", "public.pem"], "has no data_api_version"],
])("wrong use ends with 2 and one clear line: %j", async (args, says) => {
  const { code, out, err } = await files.run(["endpoint", "check", ...args]);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(says);
  expect(err).not.toMatch(/^\s+at /m);
});

test("an endpoint that is not there is a finding, not a crash", async () => {
  const url = await startEndpoint(PRIVATE_KEY);
  await stopEndpoints();
  expect(await check(url)).toMatchObject({
    code: 1,
    out: expect.stringContaining("ENDPOINT_UNREACHABLE: no answer: connect ECONNREFUSED"),
  });
});
