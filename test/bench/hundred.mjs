// A hundred flows at the emulator with CAMS's limits on: by a real `pulumi up`, and by a plain script on the vendor's SDK.
// CAMS takes five calls a second of each operation, so a hundred flows take 20 seconds at least.
import { differentFlows } from "./documents.mjs";
import { pulumiProject } from "./pulumi.mjs";
import { report } from "./report.mjs";
import { startServer } from "./serverProcess.mjs";
import { createAll } from "./vendorScript.mjs";

const FLOWS = 100;
const PER_SECOND = 5;
const FLOOR = FLOWS / PER_SECOND;
const floor = { beside: "floor of CAMS's limits", theirs: { seconds: FLOOR } };

const documents = differentFlows(FLOWS);
const program = `
const cams = require("pulumi-cams");
for (const [index, flow] of require("./flows.json").entries()) new cams.WhatsAppFlow(\`flow-\${index}\`, { flow });
`;
const SLOW = { operation: "*", kind: "slowHeaders", ms: 300, times: "forever" };
const emulator = await startServer("emulator");
const project = () => pulumiProject(emulator.env, { "index.js": program, "flows.json": JSON.stringify(documents) });
const wrong = async () =>
  FLOWS - (await emulator.flows()).filter(({ status, json }) => status === "PUBLISHED" && json).length;

const plain = await project();
const created = await step("pulumi up of 100 new flows", 1.1, () => plain.up());
const unchanged = await plain.up();
report({
  what: "pulumi up of 100 new flows, beyond an up that changes nothing",
  ratio: (created.seconds - unchanged.seconds) / FLOOR,
  ours: { seconds: created.seconds - unchanged.seconds, cpuSeconds: created.cpuSeconds - unchanged.cpuSeconds },
  ...floor,
});
await step("pulumi refresh of 100 flows", undefined, () => plain.pulumi("refresh", "--yes", "--skip-preview"));
await step("pulumi destroy of 100 flows", undefined, () => plain.pulumi("destroy", "--yes", "--skip-preview"));
plain.remove();

await emulator.reset();
await emulator.fault(SLOW);
const slow = await project();
await step("pulumi up of 100 new flows, 300 ms a call, --parallel 32", 1.1, () => slow.up("--parallel", "32"));
slow.remove();

const latencies = [
  ["", undefined],
  [", 300 ms a call", SLOW],
];
for (const [latency, fault] of latencies) {
  for (const inFlight of [1, 10]) {
    await emulator.reset();
    if (fault !== undefined) await emulator.fault(fault);
    const way = inFlight === 1 ? "one after the other" : `${inFlight} at a time`;
    await step(`script on the vendor's SDK, 100 new flows ${way}${latency}`, undefined, async () => {
      const began = performance.now();
      const cpu = process.cpuUsage();
      await createAll(emulator, documents, inFlight);
      const { user, system } = process.cpuUsage(cpu);
      return { seconds: (performance.now() - began) / 1000, cpuSeconds: (user + system) / 1e6 };
    });
  }
}
await emulator.stop();

async function step(what, goal, work) {
  const before = (await emulator.calls()).length;
  const { seconds, cpuSeconds } = await work();
  const calls = (await emulator.calls()).slice(before);
  const dropped = calls.filter(({ outcome }) => outcome !== "OK").length;
  const ours = { seconds, cpuSeconds, calls: calls.length, dropped };
  const isCreating = what.includes("new flows");
  report({ what, ratio: seconds / FLOOR, goal, ours: isCreating ? { ...ours, wrong: await wrong() } : ours, ...floor });
  return { seconds, cpuSeconds };
}
