// How many bytes of the state a flow takes beside its document: what only the engine or the provider needs (`__origin`,
// `__provider`, `__declared`), and everything, less the document, which Pulumi keeps as input and as output.
import { flowOf } from "./documents.mjs";
import { pulumiProject } from "./pulumi.mjs";
import { report } from "./report.mjs";
import { startServer } from "./serverProcess.mjs";

const bytesOf = (value) => Buffer.byteLength(JSON.stringify(value));
const hidden = (properties) => Object.fromEntries(Object.entries(properties).filter(([name]) => name.startsWith("__")));

const emulator = await startServer("emulator without limits");
const program = `
const cams = require("pulumi-cams");
new cams.WhatsAppFlow("signup", { flow: require("./flow.json") });
`;
const project = await pulumiProject(emulator.env, { "index.js": program, "flow.json": JSON.stringify(flowOf(2)) });
await project.up();
const { output } = await project.pulumi("stack", "export");
// The shell's times stand below the state.
const { deployment } = JSON.parse(output.slice(0, output.lastIndexOf("}") + 1));
const entry = deployment.resources.find(({ type }) => type.startsWith("pulumi-nodejs:dynamic"));
const document = bytesOf(entry.inputs.flow);
report({
  what: "state bytes of a flow for the provider alone",
  goal: "below 300",
  ours: { bytes: bytesOf(hidden(entry.inputs)) + bytesOf(hidden(entry.outputs)) },
  beside: "everything beside the document",
  theirs: { bytes: bytesOf(entry) - 2 * document },
});
project.remove();
await emulator.stop();
