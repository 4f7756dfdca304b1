// The plugin beside the dynamic provider, in one run: time from start to port and memory with a first flow checked. And on
// the real engine: 100 flows made under the enforced pace beside the least time that the pace allows, and 1,000 unchanged
// flows beside a plugin that does nothing. Rounds alternate, so that whatever else runs on the machine hits all.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { median } from "./median.mjs";
import { report } from "./report.mjs";

const require = createRequire(import.meta.url);
const { credentials } = require("@grpc/grpc-js");
const { ResourceProviderClient } = require("@pulumi/pulumi/proto/provider_grpc_pb");
const { CheckRequest, ConfigureRequest } = require("@pulumi/pulumi/proto/provider_pb");
const { Struct } = require("google-protobuf/google/protobuf/struct_pb");
const { startEmulator } = require("../../dist/provider/emulator");
const { findPulumi } = require("../../dist/test/engine/pulumiCli");
const { engineEnvironment } = require("../../dist/test/engine/engineEnvironment");
const { encodeKeyed } = require("../../dist/sdk/flow");

const root = fileURLToPath(new URL("../..", import.meta.url));
const flow = JSON.parse(readFileSync(path.join(root, "examples/quickstart/signup.flow.json"), "utf8"));
const ROUNDS = 7;
const work = path.join(root, "test/.work");
mkdirSync(work, { recursive: true });
const pulumi = await findPulumi((line) => console.log(line));

await startUp();
await paced();
await unchanged();

async function startUp() {
  const origin = { name: "x", parents: "", project: "p", stack: "s", secrets: [] };
  const stub = 'exports.handler=()=>require("pulumi-cams/provider").whatsAppFlow;';
  const kinds = {
    plugin: {
      script: path.join(root, "dist/provider/plugin/launch.js"),
      urn: "urn:pulumi:s::p::cams:index:WhatsAppFlow::x",
      inputs: { flow },
    },
    "dynamic provider": {
      script: require.resolve("@pulumi/pulumi/cmd/dynamic-provider"),
      urn: "urn:pulumi:s::p::pulumi-nodejs:dynamic/cams:WhatsAppFlow::x",
      inputs: { flow: encodeKeyed(flow), __origin: origin, __provider: stub },
    },
  };
  const seen = Object.fromEntries(Object.keys(kinds).map((name) => [name, []]));
  for (let count = 0; count < ROUNDS; count++) {
    for (const [name, kind] of Object.entries(kinds)) seen[name].push(await begin(kind));
  }
  const of = (name, key) => median(seen[name].map((round) => round[key]));
  const reported = (what, key, unit) => {
    const [ours, dynamic] = [of("plugin", key), of("dynamic provider", key)];
    const figures = { ours: { [unit]: ours }, beside: "dynamic provider", theirs: { [unit]: dynamic } };
    report({ what: `plugin, ${what}`, ratio: ours / dynamic, ...figures });
  };
  reported("start to port", "portMs", "milliseconds");
  reported("start to the first check", "firstMs", "milliseconds");
  reported("resident memory after it", "megabytes", "megabytes");
}

async function begin({ script, urn, inputs }) {
  const began = performance.now();
  const child = spawn(process.execPath, [script, "127.0.0.1:1"], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  const [port] = await once(child.stdout, "data");
  const portMs = performance.now() - began;
  const client = new ResourceProviderClient(`127.0.0.1:${String(port).trim()}`, credentials.createInsecure());
  const ask = (method, request) =>
    new Promise((resolve, reject) =>
      client[method](request, (error, answer) => (error ? reject(error) : resolve(answer))),
    );
  const configure = new ConfigureRequest();
  configure.setArgs(Struct.fromJavaScript({}));
  await ask("configure", configure);
  const check = new CheckRequest();
  check.setUrn(urn);
  check.setOlds(Struct.fromJavaScript({}));
  check.setNews(Struct.fromJavaScript(inputs));
  await ask("check", check);
  const firstMs = performance.now() - began;
  const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
  client.close();
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
  return { portMs, firstMs, megabytes: Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024) };
}

/** Runs a command of the CLI on a program that declares flows, and returns the seconds that it took. */
function project(env, { count, plugin }) {
  const folder = mkdtempSync(path.join(work, "bench-"));
  mkdirSync(path.join(folder, "state"));
  writeFileSync(
    path.join(folder, "Pulumi.yaml"),
    `name: bench\nruntime:\n  name: nodejs\n  options:\n    typescript: false\nplugins:\n  providers:\n    - name: cams\n      path: ${plugin}\n`,
  );
  writeFileSync(path.join(folder, "package.json"), '{ "main": "index.js" }');
  writeFileSync(
    path.join(folder, "index.js"),
    `const { WhatsAppFlow } = require(${JSON.stringify(path.join(root, "test/engine/pluginSdk.cjs"))});
     for (let i = 0; i < ${count}; i++) new WhatsAppFlow("flow-" + i, { flow: ${JSON.stringify(flow)} });`,
  );
  const settings = { ...process.env, ...engineEnvironment(pulumi.path, folder, "bench"), ...env };
  settings.PULUMI_SKIP_CHECKPOINTS = "true";
  const run = async (...args) => {
    const began = performance.now();
    const child = spawn(pulumi.path, [...args, "--non-interactive"], { cwd: folder, env: settings, stdio: "ignore" });
    const [code] = await once(child, "exit");
    if (code !== 0) throw new Error(`pulumi ${args.join(" ")} failed in ${folder}`);
    return (performance.now() - began) / 1000;
  };
  return { run, up: () => run("up", "--yes", "--skip-preview"), remove: () => rmSync(folder, { recursive: true }) };
}

async function paced() {
  const COUNT = 100;
  const PER_SECOND = 5;
  const emulator = await startEmulator();
  const flows = project(emulator.env, { count: COUNT, plugin: path.join(root, "node_modules/.bin") });
  await flows.run("stack", "init", "bench");
  const seconds = await flows.up();
  const again = await flows.up();
  const refused = emulator.calls.filter(({ code }) => /Throttl|Limit/.test(code ?? "")).length;
  const [took, floor] = [seconds - again, COUNT / PER_SECOND];
  await emulator.close();
  flows.remove();
  report({
    what: `plugin, ${COUNT} flows created, beyond an unchanged run`,
    ratio: took / floor,
    goal: 1.15,
    ours: { seconds: took, dropped: refused },
    beside: "least that the pace allows",
    theirs: { seconds: floor },
  });
}

async function unchanged() {
  const COUNT = 1_000;
  const emulator = await startEmulator({ limits: "off" });
  const idle = mkdtempSync(path.join(work, "idle-"));
  const launcher = path.join(idle, "pulumi-resource-cams");
  writeFileSync(
    launcher,
    `#!/bin/sh\nexec node ${JSON.stringify(path.join(root, "test/bench/idlePlugin.cjs"))} "$@"\n`,
  );
  chmodSync(launcher, 0o755);
  const env = { ...emulator.env, CAMS_PACE: "off" };
  const both = {
    ours: project(env, { count: COUNT, plugin: path.join(root, "node_modules/.bin") }),
    idle: project(env, { count: COUNT, plugin: idle }),
  };
  const seen = { ours: [], idle: [] };
  for (const each of Object.values(both)) {
    await each.run("stack", "init", "bench");
    await each.up();
  }
  const before = emulator.calls.length;
  for (let count = 0; count < 3; count++) {
    for (const [name, each] of Object.entries(both)) seen[name].push(await each.up());
  }
  const [ours, none] = [median(seen.ours), median(seen.idle)];
  const calls = emulator.calls.length - before;
  for (const each of Object.values(both)) each.remove();
  rmSync(idle, { recursive: true });
  await emulator.close();
  report({
    what: `plugin, ${COUNT} unchanged flows`,
    ratio: ours / none,
    goal: 1.1,
    ours: { seconds: ours, calls },
    beside: "plugin that does nothing",
    theirs: { seconds: none },
  });
}
