// The plugin beside the dynamic provider, in one run: time from start to port and memory with a first flow checked. And on
// the real engine: 100 flows made under the enforced pace beside the least time that the pace allows, and a thousand
// unchanged flows beside a plugin that does nothing. Rounds alternate, so that whatever else runs on the machine hits all.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { differentFlows } from "./documents.mjs";
import { FLOWS, flows, unchangedBeside } from "./manyFlows.mjs";
import { median } from "./median.mjs";
import { pulumiProject } from "./pulumi.mjs";
import { report } from "./report.mjs";
import { startServer } from "./serverProcess.mjs";

const require = createRequire(import.meta.url);
const { credentials } = require("@grpc/grpc-js");
const { ResourceProviderClient } = require("@pulumi/pulumi/proto/provider_grpc_pb");
const { CheckRequest, ConfigureRequest } = require("@pulumi/pulumi/proto/provider_pb");
const { Struct } = require("google-protobuf/google/protobuf/struct_pb");
const { encodeKeyed } = require("../../dist/sdk/flow");

const root = fileURLToPath(new URL("../..", import.meta.url));
const flow = JSON.parse(readFileSync(path.join(root, "examples/quickstart/signup.flow.json"), "utf8"));
const ROUNDS = 7;
const work = path.join(root, "test/.work");
mkdirSync(work, { recursive: true });

/** Files of a project whose program declares the flows of `flows.json` through a plugin. */
const through = (launchers) => ({
  "Pulumi.yaml": `name: bench\nruntime:\n  name: nodejs\n  options:\n    typescript: false\nplugins:\n  providers:\n    - name: cams\n      path: ${launchers}\n`,
  "index.js": `
const { WhatsAppFlow } = require(${JSON.stringify(path.join(root, "test/engine/pluginSdk.cjs"))});
for (const [index, flow] of require("./flows.json").entries()) new WhatsAppFlow(\`flow-\${index}\`, { flow });
`,
});
const OURS = path.join(root, "node_modules/.bin");

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

async function paced() {
  const COUNT = 100;
  const PER_SECOND = 5;
  const emulator = await startServer("emulator");
  const hundred = JSON.stringify(differentFlows(COUNT));
  const { up, remove } = await pulumiProject(emulator.env, { ...through(OURS), "flows.json": hundred });
  const created = await up();
  const again = await up();
  const refused = (await emulator.calls()).filter(({ outcome }) => outcome !== "OK").length;
  const [took, floor] = [created.seconds - again.seconds, COUNT / PER_SECOND];
  await emulator.stop();
  remove();
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
  const emulator = await startServer("emulator without limits");
  const idle = mkdtempSync(path.join(work, "idle-"));
  const launcher = path.join(idle, "pulumi-resource-cams");
  writeFileSync(
    launcher,
    `#!/bin/sh\nexec node ${JSON.stringify(path.join(root, "test/bench/idlePlugin.cjs"))} "$@"\n`,
  );
  chmodSync(launcher, 0o755);
  const env = { ...emulator.env, CAMS_PACE: "off", PULUMI_SKIP_CHECKPOINTS: "true" };
  const ours = await pulumiProject(env, { ...through(OURS), "flows.json": flows });
  const theirs = await pulumiProject(env, { ...through(idle), "flows.json": flows });
  const what = `${FLOWS} unchanged flows through the plugin`;
  await unchangedBeside(what, "a plugin that does nothing", { ours, theirs, emulator });
  rmSync(idle, { recursive: true });
  await emulator.stop();
}
