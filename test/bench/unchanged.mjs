// `up` and `preview` of a thousand flows of which none has changed, beside a program that registers the same documents and
// names the same outputs, with a provider that does nothing.
import { FLOWS, flows, unchangedBeside } from "./manyFlows.mjs";
import { pulumiProject } from "./pulumi.mjs";
import { startServer } from "./serverProcess.mjs";

const program = `
const cams = require("pulumi-cams");
for (const [index, flow] of require("./flows.json").entries()) new cams.WhatsAppFlow(\`flow-\${index}\`, { flow });
`;
const idleProgram = `
const pulumi = require("@pulumi/pulumi");
const PROVIDER = 'exports.handler=()=>require(process.cwd()+"/idle.js");';
const OUTPUTS = ["flowId", "flowName", "status", "digest", "publishedDigest", "jsonVersion", "dataApiVersion"];
const outputs = Object.fromEntries(OUTPUTS.map((name) => [name, undefined]));
class Idle extends pulumi.CustomResource {
  constructor(name, args) {
    super("pulumi-nodejs:dynamic/bench:Idle", name, { ...args, ...outputs, __provider: PROVIDER });
  }
}
for (const [index, flow] of require("./flows.json").entries()) new Idle(\`flow-\${index}\`, { flow });
`;
const idle = `
let made = 0;
const DIGEST = "sha256:" + "0".repeat(64);
module.exports = {
  check: async (_, inputs) => ({ inputs }),
  diff: async () => ({ changes: false }),
  create: async (inputs) => {
    const id = \`\${++made}\`;
    const outputs = { flowId: id, flowName: \`flow-\${id}\`, status: "PUBLISHED", jsonVersion: "7.3", dataApiVersion: null };
    return { id, outs: { ...inputs, ...outputs, digest: DIGEST, publishedDigest: DIGEST } };
  },
};
`;

const emulator = await startServer("emulator without limits");
const env = { ...emulator.env, CAMS_PACE: "off", PULUMI_SKIP_CHECKPOINTS: "true" };
const ours = await pulumiProject(env, { "index.js": program, "flows.json": flows });
const theirs = await pulumiProject(env, { "index.js": idleProgram, "idle.js": idle, "flows.json": flows });
await unchangedBeside(`${FLOWS} unchanged flows`, "a provider that does nothing", { ours, theirs, emulator });
await emulator.stop();
