import { type ChildProcess, spawnSync } from "node:child_process";
import * as path from "node:path";
import { type Emulator, startEmulator } from "../../../provider/emulator";
import { digest, flowSchema } from "../../../sdk/flow";
import { twoScreens } from "../../engine/flows";
import { commands } from "./allCommands";
import { folder, main, removeFolders, run, start } from "./command";

afterAll(removeFolders);

/** What a process says first; fails when it ends without a word. */
function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.once("data", (chunk) => resolve(String(chunk)));
    child.once("close", (code) => reject(new Error(`it ended with ${code} and said nothing`)));
  });
}

test("every command explains itself, with an example", async () => {
  const help = await run(["--help"]);
  expect(help.code).toBe(0);
  expect(await run(["endpoint", "check", "--help"])).toMatchObject({
    code: 0,
    out: expect.stringContaining("Examples:"),
  });
  for (const name of commands().map((command) => command.name())) {
    expect(help.out).toMatch(new RegExp(`^  ${name} `, "m"));
    expect(await run([name, "--help"])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/Examples?:\n {2}pulumi/),
    });
  }
  expect((await run(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test.each([
  [["digst"], "Did you mean digest?"],
  [["digest"], "missing required argument 'files'"],
  [["validate", "--format", "xml", "a.json"], "Allowed choices are text, json, sarif, github."],
  [["diff", "one.json"], "diff compares two files"],
  [["diff", "-", "-"], "diff compares two files"],
  [["diff", "--base", "main", "-"], "diff --base cannot read the standard input"],
  [["diff", "--live", "1", "a.json", "b.json"], "pass exactly one"],
  [["diff", "--live", "1", "--base", "main", "a.json"], "cannot be used with option"],
  [["schema", "--flow-version", "1.0"], "there is no schema for version 1.0"],
  [["emulator", "--port", "99999"], "Use a number from 0 to 65535."],
  [["emulator", "--option", "listMatches=exact"], "no option listMatches: did you mean listMatch?"],
  [["emulator", "--option", "foo=bar"], "no option foo (options: publishedEdits, "],
  [["emulator", "--option", "listMatch=some"], "option listMatch must be one of fuzzy, exact, not some"],
  [["retire", "1"], "no Alibaba Cloud credentials were found"],
  [["preview-url", "1"], "no Alibaba Cloud credentials were found"],
])("wrong use ends with 2 and one clear line: %j", async (args, says) => {
  const { code, out, err } = await run(args);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(says);
  expect(err).not.toMatch(/^\s+at /m);
});

test("commands that call nothing start without the client of CAMS", () => {
  const script = `
    process.argv = [process.argv[0], ${JSON.stringify(main)}, "schema"];
    process.stdout.write = () => true;
    process.on("exit", () => console.error(Object.keys(require.cache).filter((file) => /undici|zod|provider.(cams|emulator)/.test(file)).length));
    require(${JSON.stringify(main)});
  `;
  const { stderr } = spawnSync(process.execPath, [path.join(folder({ "probe.js": script }).path, "probe.js")], {
    encoding: "utf8",
  });
  expect(stderr).toBe("0\n");
});

test("nothing is coloured where nobody looks at a terminal", async () => {
  const files = folder({ "a.json": twoScreens("a"), "b.json": twoScreens("b"), "bad.json": "{}" });
  for (const args of [
    ["diff", "a.json", "b.json"],
    ["validate", "bad.json"],
  ]) {
    expect((await files.run(args, { env: { FORCE_COLOR: "1" } })).out).not.toContain("\u001b");
  }
});

test("digest prints what the resource shows, and reads the standard input", async () => {
  const input = JSON.stringify(twoScreens(), null, 8);
  expect(await run(["digest", "-"], { input })).toMatchObject({ code: 0, out: `${digest(twoScreens())}  -\n` });
  const { out } = await run(["digest", "--format", "json", "-"], { input });
  expect(JSON.parse(out)).toEqual([{ file: "-", digest: digest(twoScreens()) }]);
});

test("digest names the place where a file is no JSON", async () => {
  const { code, err } = await run(["digest", "-"], { input: '{\n  "version": }' });
  expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/^error: -:2:14 [^\n]+\n$/) });
});

test("graph draws the screens in each of its forms", async () => {
  const files = folder({ "a.flow.json": twoScreens() });
  const graph = async (...args: string[]) => (await files.run(["graph", ...args, "a.flow.json"])).out;
  expect(await graph()).toMatch(/^flowchart TD\n[\s\S]*n0 --> n1/);
  expect(await graph("--format", "dot")).toMatch(/^digraph flow \{/);
  expect(await graph("--format", "svg")).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
});

test("schema prints the schema that the package ships, or that of one version", async () => {
  expect(JSON.parse((await run(["schema"])).out)).toEqual(require("../../../sdk/flow/generated/flow.schema.json"));
  expect(JSON.parse((await run(["schema", "--flow-version", "6.0"])).out)).toEqual(flowSchema("6.0"));
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
    const { camsClient, httpTransport }: typeof import("../../../provider/cams") = require("../../../provider/cams");
    const transport = httpTransport();
    const client = camsClient({ endpoint: new URL(emulator.endpoint), credentials: async () => emulator, transport });
    const { FlowId } = await client.call("CreateFlow", { FlowName: "left over", Categories: ["OTHER"] });
    await transport.close();
    emulator.edit(FlowId, { status });
    return FlowId;
  }

  test("asks before it does what cannot be undone, and without a terminal wants --yes", async () => {
    const flowId = await flow("PUBLISHED");
    const { code, out, err } = await run(["retire", flowId], { env: emulator.env });
    expect({ code, out }).toEqual({ code: 2, out: `flow ${flowId} ("left over") is PUBLISHED\n` });
    expect(err).toContain("use --yes to skip the confirmation");
    expect(emulator.flows()).toMatchObject([{ status: "PUBLISHED" }]);
  });

  test("deprecates a published flow, deletes a draft and leaves a deprecated flow", async () => {
    const published = await flow("PUBLISHED");
    expect((await run(["retire", published, "--yes"], { env: emulator.env })).out).toContain(
      `deprecated flow ${published}`,
    );
    expect(emulator.flows()).toMatchObject([{ status: "DEPRECATED" }]);
    expect((await run(["retire", published, "--yes"], { env: emulator.env })).out).toContain("nothing to do");
    emulator.remove(published);
    const draft = await flow("DRAFT");
    expect((await run(["retire", draft, "--yes"], { env: emulator.env })).out).toContain(`deleted flow ${draft}`);
    expect(emulator.flows()).toEqual([]);
  });

  test.each([
    ["DRAFT", "DeleteFlow", "deleted"],
    ["PUBLISHED", "DeprecateFlow", "deprecated"],
  ] as const)(
    "a flow that is %s counts as retired when CAMS did it and its answer was lost",
    async (status, operation, done) => {
      const flowId = await flow(status);
      emulator.fail(operation, { kind: "reset" });
      const { code, out, err } = await run(["retire", flowId, "--yes"], { env: emulator.env });
      expect({ code, out }).toEqual({
        code: 0,
        out: `flow ${flowId} ("left over") is ${status}\n${done} flow ${flowId}\n`,
      });
      expect(err).not.toContain("error");
    },
  );

  test("a name from CAMS cannot move the cursor", async () => {
    const flowId = await flow("PUBLISHED");
    emulator.edit(flowId, { flowName: 'x\u001b[2J\u202e\u0085\u2028\n"' });
    const { out } = await run(["retire", flowId], { env: emulator.env });
    expect(out).toBe(`flow ${flowId} ("x\\u{1b}[2J\\u{202e}\\u{85}\\u{2028}\\u{a}"") is PUBLISHED\n`);
  });
});
