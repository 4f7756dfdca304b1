import { execFile } from "node:child_process";
import * as path from "node:path";
import { promisify } from "node:util";
import { connect } from "../../../provider/cams";
import { type Emulator, startEmulator } from "../../../provider/emulator";
import { serve } from "./rawServer";

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
