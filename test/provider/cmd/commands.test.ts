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

/** What a process says first; fails when it ends without a word. */
function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.once("data", (chunk) => resolve(String(chunk)));
    child.once("close", (code) => reject(new Error(`it ended with ${code} and said nothing`)));
  });
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
  [["emulator", "--option", "listMatches=exact"], "no option listMatches: did you mean listMatch?"],
  [["emulator", "--option", "listMatch=some"], "option listMatch is one of fuzzy, exact, not some"],
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
  const { endpoint, ...rest } = JSON.parse(await firstLine(child));
  expect(rest).toEqual({
    controlUrl: expect.stringContaining(endpoint),
    accessKeyId: expect.any(String),
    accessKeySecret: expect.any(String),
    custSpaceId: expect.any(String),
  });
  expect((await fetch(`${endpoint}/assets/1.json`)).status).toBe(404);
  child.kill("SIGINT");
  expect(await ended).toMatchObject({ code: 0, err: "" });
});

test("emulator takes options, and says in one line when a port or data file does not do", async () => {
  const { child, ended } = start(["emulator", "--no-limits", "--option", "listMatch=exact"]);
  const { endpoint, controlUrl } = JSON.parse(await firstLine(child));
  expect(await (await fetch(`${controlUrl}/flows`)).json()).toEqual([]);
  const inUse = await run(["emulator", "--port", new URL(endpoint).port]);
  expect(inUse).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/^error: port \d+ is in use.*\n$/) });
  child.kill("SIGTERM");
  expect(await ended).toMatchObject({ code: 0, err: "" });
  const noData = await run(["emulator", "--data", main]);
  expect(noData).toMatchObject({
    code: 2,
    out: "",
    err: expect.stringMatching(/^error: .*cannot be read: delete it.*\n$/),
  });
});

describe("retire", () => {
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator({ limits: "off" });
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
