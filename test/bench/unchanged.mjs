// `up` and `preview` of a thousand flows of which none has changed, beside a program that registers the same documents with
// a provider that does nothing. Rounds of both alternate.
import { flowOf } from "./documents.mjs";
import { median } from "./median.mjs";
import { pulumiProject } from "./pulumi.mjs";
import { report } from "./report.mjs";
import { startServer } from "./serverProcess.mjs";

const FLOWS = 1_000;
const ROUNDS = 3;

const documents = Array.from({ length: FLOWS }, (_, index) => flowOf(2, `Flow ${index}`));
const program = `
const cams = require("pulumi-cams");
for (const [index, flow] of require("./flows.json").entries()) new cams.WhatsAppFlow(\`flow-\${index}\`, { flow });
`;
const idleProgram = `
const pulumi = require("@pulumi/pulumi");
const PROVIDER = 'exports.handler=()=>require(process.cwd()+"/idle.js");';
class Idle extends pulumi.CustomResource {
  constructor(name, args) {
    super("pulumi-nodejs:dynamic/bench:Idle", name, { ...args, __provider: PROVIDER });
  }
}
for (const [index, flow] of require("./flows.json").entries()) new Idle(\`flow-\${index}\`, { flow });
`;
const idle = `
let made = 0;
module.exports = {
  check: async (_, inputs) => ({ inputs }),
  diff: async () => ({ changes: false }),
  create: async (outs) => ({ id: \`\${++made}\`, outs }),
};
`;

const emulator = await startServer("emulator without limits");
const flows = JSON.stringify(documents);
const env = { ...emulator.env, CAMS_PACE: "off", PULUMI_SKIP_CHECKPOINTS: "true" };
const projects = {
  cams: await pulumiProject(env, { "index.js": program, "flows.json": flows }),
  idle: await pulumiProject(env, { "index.js": idleProgram, "idle.js": idle, "flows.json": flows }),
};
for (const { up } of Object.values(projects)) await up("--parallel", "32");
const before = (await emulator.calls()).length;

const commands = { up: ["up", "--yes", "--skip-preview"], preview: ["preview"] };
for (const [name, command] of Object.entries(commands)) {
  const runs = { cams: [], idle: [] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const [which, { pulumi }] of Object.entries(projects)) {
      const run = await pulumi(...command);
      if (!run.output.includes(`${FLOWS + 1} unchanged`)) throw new Error(`not unchanged:\n${run.output}`);
      runs[which].push(run);
    }
  }
  const of = (which) => ({
    cpuSeconds: median(runs[which].map(({ cpuSeconds }) => cpuSeconds)),
    seconds: median(runs[which].map(({ seconds }) => seconds)),
  });
  report({
    what: `pulumi ${name} of ${FLOWS} unchanged flows`,
    ratio: median(runs.cams.map(({ cpuSeconds }, round) => cpuSeconds / runs.idle[round].cpuSeconds)),
    goal: 1.1,
    ours: { ...of("cams"), calls: (await emulator.calls()).length - before },
    beside: "a provider that does nothing",
    theirs: of("idle"),
  });
}
for (const { remove } of Object.values(projects)) remove();
await emulator.stop();
