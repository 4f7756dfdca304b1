import { type ChildProcess, spawn } from "node:child_process";
import * as path from "node:path";
import { type Emulator, startEmulator } from "../../../provider/emulator";
import { digest } from "../../../sdk/flow";
import { twoScreens } from "../../engine/flows";

/** The command as a process, as people run it. */
const main = path.join(__dirname, "../../../dist/provider/cmd/main.js");

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

function start(args: string[], env: Record<string, string> = {}): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [main, ...args], { env: { PATH: process.env.PATH, ...env } });
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  const ended = new Promise<Ended>((resolve) => child.on("close", (code) => resolve({ code, out, err })));
  return { child, ended };
}

function run(args: string[], env?: Record<string, string>, input = ""): Promise<Ended> {
  const { child, ended } = start(args, env);
  child.stdin?.end(input);
  return ended;
}

test("every command explains itself, with an example", async () => {
  expect(await run(["--help"])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/digest[\s\S]*emulator[\s\S]*retire/),
  });
  for (const command of ["digest", "emulator", "retire"]) {
    expect(await run([command, "--help"])).toMatchObject({ code: 0, out: expect.stringContaining("Example:") });
  }
  expect((await run(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test.each([
  [["digst"], "Did you mean digest?"],
  [["digest"], "missing required argument 'files'"],
  [["emulator", "--port", "99999"], "It is 0 to 65535."],
  [["digest", "missing.json"], "ENOENT"],
  [["retire", "1"], "there are no Alibaba Cloud credentials"],
])("wrong use ends with 2 and one clear line: %j", async (args, says) => {
  const { code, out, err } = await run(args);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(says);
  expect(err).not.toMatch(/^\s+at /m);
});

test("digest prints what the resource shows, and reads the standard input", async () => {
  const { code, out } = await run(["digest", "-"], {}, JSON.stringify(twoScreens(), null, 8));
  expect({ code, out }).toEqual({ code: 0, out: `${digest(twoScreens())}  -\n` });
});

test("emulator prints how to reach it as one line of JSON, and stops on SIGINT", async () => {
  const { child, ended } = start(["emulator", "--port", "0"]);
  const line = await new Promise<string>((resolve) => child.stdout?.once("data", (chunk) => resolve(String(chunk))));
  const { endpoint, ...rest } = JSON.parse(line);
  expect(rest).toEqual({
    accessKeyId: expect.any(String),
    accessKeySecret: expect.any(String),
    custSpaceId: expect.any(String),
  });
  expect((await fetch(`${endpoint}/assets/1.json`)).status).toBe(404);
  child.kill("SIGINT");
  expect(await ended).toMatchObject({ code: 0, err: "" });
});

describe("retire", () => {
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => emulator.close());

  async function flow(status: "DRAFT" | "PUBLISHED" | "DEPRECATED"): Promise<string> {
    const { camsClient, httpTransport } = require("../../../provider/cams") as typeof import("../../../provider/cams");
    const transport = httpTransport();
    const client = camsClient({ endpoint: new URL(emulator.endpoint), credentials: async () => emulator, transport });
    const { FlowId } = await client.call("CreateFlow", { FlowName: "left over", Categories: ["OTHER"] });
    await transport.close();
    emulator.edit(FlowId, { status });
    return FlowId;
  }

  test("asks before it does what cannot be undone, and without a terminal wants --yes", async () => {
    const flowId = await flow("PUBLISHED");
    const { code, out, err } = await run(["retire", flowId], emulator.env);
    expect({ code, out }).toEqual({ code: 2, out: `flow ${flowId} ("left over") is PUBLISHED\n` });
    expect(err).toContain("give --yes to go ahead");
    expect(emulator.flows()).toMatchObject([{ status: "PUBLISHED" }]);
  });

  test("deprecates a published flow, deletes a draft and leaves a deprecated flow", async () => {
    const published = await flow("PUBLISHED");
    expect((await run(["retire", published, "--yes"], emulator.env)).out).toContain(`deprecated flow ${published}`);
    expect(emulator.flows()).toMatchObject([{ status: "DEPRECATED" }]);
    expect((await run(["retire", published, "--yes"], emulator.env)).out).toContain("nothing to do");
    emulator.remove(published);
    const draft = await flow("DRAFT");
    expect((await run(["retire", draft, "--yes"], emulator.env)).out).toContain(`deleted flow ${draft}`);
    expect(emulator.flows()).toEqual([]);
  });
});
