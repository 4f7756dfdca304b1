import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { promisify } from "node:util";
import { findPulumi } from "../../dist/test/engine/pulumiCli";

const run = promisify(execFile);
const real = { PATH: process.env.PATH, PULUMI_HOME: process.env.PULUMI_HOME };
let folder: string;
let said: string[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "pulumi-cli-"));
  said = [];
  process.env.PATH = path.join(folder, "path");
  process.env.PULUMI_HOME = path.join(folder, "home");
});
afterEach(() => {
  Object.assign(process.env, real);
  if (real.PULUMI_HOME === undefined) delete process.env.PULUMI_HOME;
  rmSync(folder, { recursive: true });
});

/** A command that prints a version, at a place below the test's folder. */
function fake(place: string, script: string): string {
  const file = path.join(folder, place);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}
const say = (line: string) => void said.push(line);
const never = () => Promise.reject(new Error("not in this test"));

test("a CLI on the PATH wins over an installed one, and that over the newest in the cache", async () => {
  const cached = fake("home/versions/3.260.0/bin/pulumi", "echo v3.260.0");
  fake("home/versions/3.99.0/bin/pulumi", "echo v3.99.0");
  fake("home/versions/3.260.0-source/bin/pulumi", "echo v3.260.0");
  expect(await findPulumi(say, [])).toEqual({ path: cached, version: "3.260.0", from: "the cache" });
  const installed = fake("home/bin/pulumi", "echo v3.250.0");
  expect((await findPulumi(say, [])).path).toBe(installed);
  const onPath = fake("path/pulumi", "echo v3.240.0");
  expect((await findPulumi(say, [])).path).toBe(onPath);
});

test("neither a CLI that is too old, nor one that does not run, nor the downloading command of npm is taken", async () => {
  fake("path/pulumi", "echo v3.100.0");
  fake("home/bin/pulumi", "exit 1");
  process.env.PATH += `:${path.join(folder, "node_modules/.bin")}`;
  fake("node_modules/.bin/pulumi", "echo v3.270.0");
  const error = await findPulumi(say, [["some way", never]]).catch((e) => e);
  expect(error.message).toContain(`${path.join(folder, "path/pulumi")} is version 3.100.0, older than 3.216.0`);
});

test("a build of a former version is replaced, and used where nothing else can be had", async () => {
  const former = fake("home/versions/3.250.0-source/bin/pulumi", "echo v3.250.0");
  const newer = fake("newer/pulumi", "echo v3.274.1");
  expect((await findPulumi(say, [["some way", async () => newer]])).version).toBe("3.274.1");
  expect(said).toEqual([]);
  expect((await findPulumi(say, [["some way", never]])).path).toBe(former);
  expect(said.at(-1)).toContain("testing with the build of Pulumi 3.250.0");
});

test("a failure names every way that was tried and what the user can do", async () => {
  const error = await findPulumi(say, [
    ["official download", () => Promise.reject(new Error("no network"))],
    ["build from source", () => Promise.reject(new Error("Go is not installed"))],
  ]).catch((e) => e);
  expect(error.message.split("\n")).toEqual([
    "No Pulumi CLI could be found or made.",
    `  - no usable CLI on the PATH, in ${path.join(folder, "home/bin")} or in ${path.join(folder, "home/versions")}`,
    "  - official download: no network",
    "  - build from source: Go is not installed",
    expect.stringMatching(/^Install one .* or install Go/),
  ]);
  expect(said).toEqual(["official download failed: no network", "build from source failed: Go is not installed"]);
});

/** Go itself is replaced by a script that takes its time and writes down that it was run. */
const slowGo = `
  [ "$1" = version ] && exit 0
  [ "$1" = list ] && { mkdir -p "${"$"}SDK/python/cmd"; echo > "${"$"}SDK/python/cmd/pulumi-language-python-exec"; echo "${"$"}SDK"; exit 0; }
  echo build >> "${"$"}LOG"
  for argument in "$@"; do case "$argument" in -o=*) out="\${argument#-o=}";; esac; done
  for name in pulumi pulumi-language-yaml codegen; do
    printf '#!/bin/sh\\n' > "$out$name"; sleep 0.3; printf 'echo v3.274.1\\n' >> "$out$name"; chmod +x "$out$name"
  done
`;

/** Builds in a process of its own, as two commands at once would. */
function build(go: string) {
  const source = path.join(__dirname, "../../dist/test/engine/buildFromSource");
  const script = `require(${JSON.stringify(source)}).buildFromSource(console.error).then(console.log, (e) => { console.log(e.message); process.exit(1); })`;
  return run(process.execPath, ["-e", script], {
    env: {
      PATH: `${path.dirname(go)}:/usr/bin:/bin`,
      PULUMI_HOME: path.join(folder, "home"),
      LOG: path.join(folder, "log"),
      SDK: path.join(folder, "sdk"),
    },
  });
}

test("two processes that build at once make one whole CLI, once, with its companions", async () => {
  const go = fake("go/go", slowGo);
  const [first, second] = await Promise.all([build(go), build(go)]);
  expect(first.stdout).toBe(second.stdout);
  expect(readFileSync(path.join(folder, "log"), "utf8")).toBe("build\n");
  const bin = path.dirname(first.stdout.trim());
  expect(readdirSync(bin).sort()).toEqual([
    "codegen",
    "pulumi",
    ...["go", "nodejs", "python", "python-exec", "yaml"].map((name) => `pulumi-language-${name}`),
    "pulumi-resource-pulumi-nodejs",
  ]);
  expect(first.stderr + second.stderr).toMatch(
    /building Pulumi 3\.274\.1 from source.*\nbuilt Pulumi 3\.274\.1 in \d+ s/,
  );
  expect(await findPulumi(say, [])).toMatchObject({ version: "3.274.1", from: "the cache" });
});

test("a build that fails leaves nothing behind that could be taken for a CLI", async () => {
  const go = fake("go/go", `[ "$1" = version ] && exit 0; echo "no space left" >&2; exit 1`);
  const failed = await build(go).catch((e) => e);
  expect(failed.stdout).toBe("go build failed: no space left\n");
  await expect(findPulumi(say, [])).rejects.toThrow("No Pulumi CLI");
});
