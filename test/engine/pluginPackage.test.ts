import { execFile, execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { promisify } from "node:util";
import { type Emulator, startEmulator } from "../../provider/emulator";
import { packageSchema } from "../../provider/plugin/schema";
import { twoScreens } from "./flows";
import { removeTestStacks, succeeded, testStack } from "./testStack";

/** What Pulumi itself makes of the package: its schema, SDKs, and the archive that installs it. */
const ROOT = path.join(__dirname, "../..");
const PLUGIN = path.join(ROOT, "node_modules/.bin/pulumi-resource-cams");
const { version } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
const run = promisify(execFile);
let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
afterAll(removeTestStacks);

test("the schema that the plugin gives is the one of the tables, and Pulumi finds nothing wrong with it", async () => {
  const stack = testStack(emulator.env);
  const { output } = succeeded(await stack.cli("package", "get-schema", PLUGIN));
  const { name, resources } = JSON.parse(output);
  expect({ name, types: Object.keys(resources).sort() }).toEqual({
    name: "cams",
    types: Object.keys(packageSchema(version).resources).sort(),
  });
  stack.write("schema.json", output);
  const checked = succeeded(await stack.cli("schema", "check", "schema.json"));
  expect(checked.output).not.toMatch(/warning|error/i);
});

test("SDKs come out for each language that a language host is there for, and the one of Go compiles", async () => {
  const stack = testStack(emulator.env);
  const missing: string[] = [];
  for (const language of ["nodejs", "python", "go", "dotnet", "java"]) {
    const { code, output } = await stack.cli("package", "gen-sdk", PLUGIN, "--language", language, "--out", "sdk");
    if (code === 0) continue;
    // The stand-ins have no generators for these two; official language hosts have.
    expect([language, output]).toEqual([expect.stringMatching(/^(dotnet|java)$/), expect.stringContaining(language)]);
    missing.push(language);
  }
  if (missing.length > 0) console.log(`No SDK was generated for ${missing.join(" and ")}: there is no language host`);
  const sdk = path.join(stack.folder, "sdk/nodejs");
  writeFileSync(
    path.join(sdk, "tsconfig.json"),
    JSON.stringify({
      compilerOptions: {
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        target: "es2022",
        module: "node16",
        types: ["node"],
      },
    }),
  );
  await run(path.join(ROOT, "node_modules/.bin/tsc"), ["-p", sdk]);

  if (
    await run("go", ["version"]).then(
      () => false,
      () => true,
    )
  )
    return console.log("The SDK of Go was not compiled: there is no Go");
  const go = path.join(stack.folder, "sdk/go");
  // With the versions that the CLI is built from, most of it is compiled already.
  const cli = path.join(ROOT, "test/engine/cli");
  const module = readFileSync(path.join(cli, "go.mod"), "utf8").replace(/^module .*/, "module pulumi-cams/sdk/go");
  writeFileSync(path.join(go, "go.mod"), module.replace(/\ntool \([^)]*\)\n/, "\n"));
  cpSync(path.join(cli, "go.sum"), path.join(go, "go.sum"));
  await run("go", ["build", "-mod=mod", "./..."], { cwd: go, env: { ...process.env, GOWORK: "off" } });
}, 600_000);

test("the archive installs the plugin, and a program in YAML finds it without a path", async () => {
  execFileSync(process.execPath, [path.join(ROOT, "scripts/plugin.mjs")], { stdio: "ignore" });
  const archive = path.join(ROOT, `dist/pulumi-resource-cams-v${version}.tar.gz`);
  const stack = testStack(emulator.env, { isHosted: false });
  const flow = JSON.stringify(twoScreens());
  stack.write("signup.flow.json", flow);
  stack.write(
    "Pulumi.yaml",
    `name: installed
runtime: yaml
resources:
  signup:
    type: cams:WhatsAppFlow
    properties: { flow: { fn::readFile: ./signup.flow.json } }
`,
  );
  succeeded(await stack.cli("plugin", "install", "resource", "cams", version, "--file", archive));
  expect(succeeded(await stack.up()).output).toContain("+ 2 created");
  expect(emulator.flows()).toMatchObject([{ status: "PUBLISHED", json: twoScreens() }]);

  const plugin = path.join(ROOT, "dist/plugin/pulumi-resource-cams");
  const started = (env: NodeJS.ProcessEnv) => run("/bin/sh", [plugin, "127.0.0.1:1"], { env }).catch((error) => error);
  const empty = path.join(stack.folder, "empty");
  mkdirSync(empty);
  expect((await started({ PATH: empty })).stderr).toMatch(
    /^The provider cams needs Node\.js 22 or newer, and there is no `node` on the PATH/,
  );
  const old = path.join(stack.folder, "old.cjs");
  writeFileSync(old, `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.1.0" } });`);
  const withOld = await started({ PATH: process.env.PATH, NODE_OPTIONS: `--require ${old}` });
  expect(withOld.stderr).toContain("The provider cams needs Node.js 22 or newer, and `node` on the PATH is 20.1.0");
});
