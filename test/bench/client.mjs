// Calls of this client and of the vendor's SDK, side by side in one run: requests a second at 1 and at 20 in flight, and
// CPU time of the calling process for each request. Rounds of both alternate, so that whatever else runs on the machine
// hits both. The emulator itself takes longer for a call than this client, so a bare server shows how fast clients are.
import { createRequire } from "node:module";
import { startServer } from "./serverProcess.mjs";

const require = createRequire(import.meta.url);
const { camsClient, httpTransport } = require("../../dist/provider/cams");
const { default: VendorClient, GetFlowRequest } = require("@alicloud/cams20200606");
const { Config } = require("@alicloud/openapi-client");

const ROUNDS = 7;
const REQUESTS = 1_500;
const IN_FLIGHT = [1, 20];
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

for (const name of ["emulator", "bare server"]) {
  const server = await startServer(name);
  for (const inFlight of IN_FLIGHT) report(name, inFlight, await compare(server, inFlight));
  await server.stop();
}

/** Medians of both clients. */
async function compare(server, inFlight) {
  const transport = httpTransport();
  const calls = await callsTo(server, transport);
  const rounds = { ours: [], vendors: [] };
  for (const call of Object.values(calls)) await round(call, inFlight);
  for (let count = 0; count < ROUNDS; count++) {
    for (const [client, call] of Object.entries(calls)) rounds[client].push(await round(call, inFlight));
  }
  await transport.close();
  const medians = (client) => ({
    perSecond: median(rounds[client].map(({ perSecond }) => perSecond)),
    cpuMicros: median(rounds[client].map(({ cpuMicros }) => cpuMicros)),
  });
  return { ours: medians("ours"), vendors: medians("vendors") };
}

/** One GetFlow by each client, with their limits on pace off. */
async function callsTo({ endpoint, accessKeyId, accessKeySecret }, transport) {
  const url = new URL(endpoint);
  const credentials = async () => ({ accessKeyId, accessKeySecret });
  const pace = () => Number.POSITIVE_INFINITY;
  const ours = camsClient({ endpoint: url, credentials, transport, pace });
  const vendor = new VendorClient(new Config({ accessKeyId, accessKeySecret, endpoint: url.host, protocol: "http" }));
  const FlowName = `benchmark ${performance.now()}`;
  const { FlowId } = await ours.call("CreateFlow", { FlowName, Categories: ["OTHER"] });
  return {
    ours: async () => (await ours.call("GetFlow", { FlowId })).FlowId === FlowId,
    vendors: async () => (await vendor.getFlow(new GetFlowRequest({ flowId: FlowId }))).body.data.flowId === FlowId,
  };
}

async function round(call, inFlight) {
  let left = REQUESTS;
  const cpu = process.cpuUsage();
  const began = performance.now();
  const worker = async () => {
    while (left-- > 0) if (!(await call())) throw new Error("the answer is wrong");
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: (REQUESTS * 1000) / (performance.now() - began), cpuMicros: (user + system) / REQUESTS };
}

function report(server, inFlight, { ours, vendors }) {
  const [speed, cpu] = [ours.perSecond / vendors.perSecond, ours.cpuMicros / vendors.cpuMicros];
  console.log(
    `client, ${server}, ${inFlight} in flight: ${ours.perSecond.toFixed(0)} GetFlow a second, the vendor's SDK ` +
      `${vendors.perSecond.toFixed(0)}, ratio ${speed.toFixed(1)}; CPU of the client ${ours.cpuMicros.toFixed(0)} µs a ` +
      `request, the vendor's SDK ${vendors.cpuMicros.toFixed(0)}, ratio ${cpu.toFixed(2)}`,
  );
}
