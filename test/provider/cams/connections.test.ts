import { execFile } from "node:child_process";
import type { LookupFunction } from "node:net";
import * as path from "node:path";
import { promisify } from "node:util";
import { connect, httpTransport, LIMITS } from "../../../provider/cams";
import { type Emulator, startEmulator } from "../../../provider/emulator";
import { serve } from "./rawServer";
import { slowListener } from "./slowListener";

const { version } = require("../../../package.json") as { version: string };

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator();
});
afterEach(() => emulator.close());

test("connections are used again, and a hundred calls at once leave no warning about listeners", async () => {
  const connections = new Set<unknown>();
  const server = await serve((request, response) => {
    connections.add(request.socket);
    response.end('{"Code":"OK","Data":[]}');
  });
  const warnings: string[] = [];
  const warned = (warning: Error) => warnings.push(warning.message);
  process.on("warning", warned);
  const { client, close } = connect({ ...emulator.env, CAMS_ENDPOINT: server.endpoint, CAMS_PACE: "off" });
  const list = () => client.call("ListFlow", { Page: { Index: 1, Size: 20 } });
  await Promise.all(Array.from({ length: 100 }, list));
  const ofBurst = connections.size;
  for (let count = 0; count < 50; count++) await list();
  process.off("warning", warned);
  await close();
  await server.close();
  expect(connections.size).toBe(ofBurst);
  expect(warnings).toEqual([]);
});

test("every request names the product and its version, and the name is not part of what is signed", async () => {
  const agents: unknown[] = [];
  const server = await serve((request, response) => {
    agents.push(request.headers["user-agent"]);
    response.end(request.method === "POST" ? '{"Code":"OK","Data":[]}' : "{}");
  });
  const { client, assets, close } = connect({ ...emulator.env, CAMS_ENDPOINT: server.endpoint });
  await client.call("ListFlow", { Page: { Index: 1, Size: 20 } });
  await assets.download(`${server.endpoint}/flow.json`);
  await close();
  await server.close();
  const agent = `pulumi-cams/${version} Node.js/${process.versions.node}`;
  expect(agents).toEqual([agent, agent]);
});

test("CAMS_LOG=debug writes one line a call, without parameters and secrets", async () => {
  const lines: string[] = [];
  const log = { progress: () => undefined, info: (line: string) => void lines.push(line) };
  const { client, assets, close, settings } = connect({ ...emulator.env, CAMS_LOG: "debug" }, undefined, { log });
  const space = settings.custSpaceId ?? "";
  emulator.fail("ListFlow", { kind: "throttle" });
  await client.call("ListFlow", { FlowName: "canary", Page: { Index: 1, Size: 20 } });
  await client.call("GetFlow", { FlowId: "canary" }).catch(() => undefined);
  await assets.upload({ version: "7.3", screens: [{ id: "canary" }] }, space);
  await close();
  expect(lines.map((line) => line.replace(/\d+ ms/, "N ms").replace(/[0-9A-F]{32}/, "ID"))).toEqual([
    "CAMS_LOG ListFlow: ok, 2 attempts, N ms, request id ID",
    "CAMS_LOG GetFlow: refused (Emulator.FlowNotFound), 1 attempt, N ms, request id ID",
    "CAMS_LOG GetChatappUploadAuthorization: ok, 1 attempt, N ms, request id ID",
    "CAMS_LOG upload: ok, 1 attempt, N ms, request id none",
    "CAMS_LOG download: ok, 1 attempt, N ms, request id none",
  ]);
  const told = lines.join();
  for (const secret of ["canary", emulator.accessKeyId, emulator.accessKeySecret]) expect(told).not.toContain(secret);
});

test("a host that drops packets is told of early, and nothing counts as sent", async () => {
  const slow = await slowListener();
  const progress: string[] = [];
  const transport = httpTransport({ ...LIMITS, attemptMs: 400, patienceMs: 100 });
  const origin = `http://127.0.0.1:${slow.port}`;
  const request = { method: "GET" as const, origin, path: "/", headers: {}, operation: "GetFlow" };
  const sent = transport.send({ ...request, onWait: (message) => progress.push(message) });
  await expect(sent).rejects.toMatchObject({ name: "NetworkError", outcome: "unsent" });
  await transport.close();
  await slow.close();
  expect(progress).toEqual([`Waiting for 127.0.0.1:${slow.port} (connecting)`]);
});

test("a host that takes its time to answer is told of early too", async () => {
  const server = await serve((_request, response) => void setTimeout(() => response.end("{}"), 300));
  const progress: string[] = [];
  const transport = httpTransport({ ...LIMITS, patienceMs: 100 });
  const request = { method: "GET" as const, origin: server.endpoint, path: "/", headers: {}, operation: "GetFlow" };
  await transport.send({ ...request, onWait: (message) => progress.push(message) });
  await transport.close();
  await server.close();
  expect(progress).toEqual([`Waiting for ${new URL(server.endpoint).host} to answer GetFlow`]);
});

test("an address that is slow to connect is not given up for the next one, as Node would after 250 ms", async () => {
  const slow = await slowListener();
  const lookup: LookupFunction = (_name, _options, callback) =>
    callback(null, [
      { address: "127.0.0.1", family: 4 },
      { address: "127.0.0.2", family: 4 },
    ]);
  const transport = httpTransport(LIMITS, { lookup });
  const origin = `http://two.addresses.example:${slow.port}`;
  const sent = transport.send({ method: "GET", origin, path: "/", headers: {}, operation: "GetFlow" });
  expect((await sent).status).toBe(204);
  await transport.close();
  await slow.close();
}, 20_000);

test("closing ends calls that are under way", async () => {
  const { client, close } = connect({ ...emulator.env, CAMS_PACE: "0.001" });
  await client.call("ListFlow", { Page: { Index: 1, Size: 20 } });
  const waiting = client.call("ListFlow", { Page: { Index: 1, Size: 20 } }).catch((error) => error);
  await close();
  expect(await waiting).toMatchObject({ name: "CancelledError", outcome: "unsent" });
});

test("a signal that has aborted already stops every call before it is sent", async () => {
  const { client, close } = connect(emulator.env, undefined, { signal: AbortSignal.abort() });
  await expect(client.call("GetFlow", { FlowId: "1" })).rejects.toMatchObject({ name: "CancelledError" });
  expect(emulator.calls).toEqual([]);
  await close();
});

test.each([
  [true, { FlowId: "42" }],
  [false, { name: "CancelledError", outcome: "unknown" }],
])("a create that was sent when the run is cancelled: with finishesWrites %s", async (finishesWrites, outcome) => {
  const ending = new AbortController();
  const server = await serve((_, response) => {
    ending.abort();
    setTimeout(
      () =>
        response.end(
          JSON.stringify({ Code: "OK", RequestId: "r", Data: { FlowId: "42", FlowName: "n", Status: "DRAFT" } }),
        ),
      100,
    );
  });
  const env = { ...emulator.env, CAMS_ENDPOINT: server.endpoint };
  const { client, close } = connect(env, undefined, { signal: ending.signal, finishesWrites });
  const call = client.call("CreateFlow", { FlowName: "n", Categories: ["OTHER"] }).catch((error) => error);
  expect(await call).toMatchObject(outcome);
  // Nothing new is sent.
  await expect(client.call("CreateFlow", { FlowName: "m", Categories: ["OTHER"] })).rejects.toMatchObject({
    name: "CancelledError",
    outcome: "unsent",
  });
  expect(server.requests).toHaveLength(1);
  await close();
  await server.close();
});

test("with finishesWrites a read that was sent ends with the run all the same", async () => {
  const ending = new AbortController();
  const server = await serve(() => ending.abort());
  const env = { ...emulator.env, CAMS_ENDPOINT: server.endpoint };
  const { client, close } = connect(env, undefined, { signal: ending.signal, finishesWrites: true });
  await expect(client.call("GetFlow", { FlowId: "1" })).rejects.toMatchObject({ name: "CancelledError" });
  await close();
  await server.close();
});

test("a program that forgets to close still ends", async () => {
  const door = path.join(__dirname, "../../../dist/provider/cams");
  const script = `
    const { client } = require(${JSON.stringify(door)}).connect(process.env);
    client.call("ListFlow", { Page: { Index: 1, Size: 20 } }).then((flows) => console.log(flows.length));
  `;
  const env = { PATH: process.env.PATH, ...emulator.env };
  const { stdout } = await promisify(execFile)(process.execPath, ["-e", script], { env, timeout: 60_000 });
  expect(stdout).toBe("0\n");
});
