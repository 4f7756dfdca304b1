import { execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { promisify } from "node:util";
import { startEmulator } from "../../provider/emulator";
import { type JsonObject, validate } from "../../sdk/flow";
import { run } from "../provider/cmd/command";
import { camsCall, makeFlow } from "../provider/emulator/camsCall";
import { PRIVATE_KEY, PUBLIC_KEY } from "../sdk/endpoint/vectors";

const example = path.join(__dirname, "../../examples/endpoint");
const folder = mkdtempSync(path.join(tmpdir(), "pulumi-cams-"));
const at = (name: string) => path.join(folder, name);
const print = 'import("./flow.ts").then(({ flow }) => console.log(JSON.stringify(flow)))';
const node = (...args: string[]) => promisify(execFile)(process.execPath, args, { cwd: example });
let flow: JsonObject;

beforeAll(async () => {
  writeFileSync(at("private.pem"), PRIVATE_KEY);
  writeFileSync(at("public.pem"), PUBLIC_KEY);
  flow = JSON.parse((await node("-e", print)).stdout);
  writeFileSync(at("booking.flow.json"), JSON.stringify(flow));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("the flow is one that Meta takes", () => {
  expect(validate(flow)).toEqual([]);
});

test("a session is played from first screen to reply, and printed", async () => {
  const dataFile = at("emulator.json");
  const emulator = await startEmulator({ dataFile, publicKey: "required" });
  const flowId = await makeFlow(emulator, "booking", { EndpointUri: "https://flows.example.com" });
  emulator.edit(flowId, { json: flow });
  await camsCall(emulator, "UpdatePhoneEncryptionPublicKey", {
    PhoneNumber: "15550100",
    EncryptionPublicKey: PUBLIC_KEY,
  });
  expect((await camsCall(emulator, "PublishFlow", { FlowId: flowId })).reply.Message).toBe("None");
  await emulator.close();

  const { stdout } = await node("play.ts", dataFile, at("private.pem"));
  expect(stdout).toMatch(/^opened DAY \{ first_day: '\d{4}-\d\d-\d\d' \}\nthen HOUR \{/);
  expect(stdout).toContain("reply { flow_token: 'visit-1', day: '2030-01-15', hour: '14' }");
});

test("the server runs, and passes the check", async () => {
  const env = { PATH: process.env.PATH, PORT: "0", PRIVATE_KEYS: at("private.pem") };
  const server = spawn(process.execPath, ["server.ts"], { cwd: example, env });
  const ended = new Promise((resolve) => server.once("close", resolve));
  try {
    const port = await new Promise<string>((resolve, reject) => {
      server.stdout.once("data", (line) => resolve(/port (\d+)/.exec(String(line))?.[1] ?? ""));
      server.once("close", (code) => reject(new Error(`the server ended with ${code}`)));
    });
    const args = ["--flow", at("booking.flow.json"), "--public-key", at("public.pem")];
    const checked = await run(["endpoint", "check", `http://127.0.0.1:${port}/`, ...args]);
    expect(checked).toMatchObject({ code: 0, out: expect.stringContaining("6 requests, 0 findings") });
  } finally {
    server.kill();
    await ended;
  }
});
