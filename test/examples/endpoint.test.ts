import { exec, execFile, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { promisify } from "node:util";
import { type JsonObject, validate } from "../../sdk/flow";
import { removeTestStacks, testStack } from "../engine/testStack";
import { run } from "../provider/cmd/command";
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
afterAll(() => {
  rmSync(folder, { recursive: true });
  removeTestStacks();
});

test("the flow is one that Meta takes", () => {
  expect(validate(flow)).toEqual([]);
});

test("two commands: pulumi up on the emulator, then a session from first screen to reply, printed", async () => {
  const files = [
    "Pulumi.yaml",
    "package.json",
    "index.ts",
    "flow.ts",
    "endpoint.ts",
    "keys.ts",
    "emulated.ts",
    "play.ts",
  ];
  const { folder: cwd, env } = testStack(
    {},
    { files: Object.fromEntries(files.map((name) => [name, readFileSync(path.join(example, name), "utf8")])) },
  );
  const script = (name: "up" | "play") => {
    const { scripts } = JSON.parse(readFileSync(path.join(example, "package.json"), "utf8"));
    return promisify(exec)(scripts[name], { cwd, env });
  };
  const first = await script("up");
  expect(first.stdout).toContain("3 created");
  expect(first.stdout).toMatch(/status *: "PUBLISHED"/);
  expect((await script("up")).stdout).toContain("3 unchanged");
  const { stdout } = await script("play");
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
