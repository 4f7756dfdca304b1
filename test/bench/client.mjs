// Calls of this client and of the vendor's SDK, side by side in one run: requests a second at 1 and at 20 in flight, and
// CPU time of the calling process for each request. Rounds of both alternate, so that whatever else runs on the machine
// hits both. The emulator itself takes longer for a call than this client, so a bare server shows how fast clients are.
import { createRequire } from "node:module";
import { median } from "./median.mjs";
import { report } from "./report.mjs";
import { startServer } from "./serverProcess.mjs";

const require = createRequire(import.meta.url);
const { camsClient, httpTransport } = require("../../dist/provider/cams");
const { default: VendorClient, GetFlowRequest } = require("@alicloud/cams20200606");
const { Config } = require("@alicloud/openapi-client");

const ROUNDS = 7;
const REQUESTS = 1_500;
const IN_FLIGHT = [1, 20];

for (const name of ["emulator without limits", "bare server"]) {
  const server = await startServer(name);
  for (const inFlight of IN_FLIGHT)
    report({ what: `GetFlow at the ${name}, ${inFlight} in flight`, ...(await compare(server, inFlight)) });
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
  const medians = (client) => {
    const of = (figure) => median(rounds[client].map((round) => round[figure]));
    const dropped = rounds[client].reduce((sum, { dropped }) => sum + dropped, 0);
    return { cpuMicros: of("cpuMicros"), perSecond: of("perSecond"), ...(dropped === 0 ? {} : { dropped }) };
  };
  return {
    ratio: median(rounds.ours.map(({ cpuMicros }, round) => cpuMicros / rounds.vendors[round].cpuMicros)),
    ours: medians("ours"),
    beside: "the vendor's SDK",
    theirs: medians("vendors"),
  };
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

/** A call that is refused is dropped, as in a program that does not try again. */
async function round(call, inFlight) {
  let left = REQUESTS;
  let dropped = 0;
  const cpu = process.cpuUsage();
  const began = performance.now();
  const worker = async () => {
    while (left-- > 0) {
      const isRight = await call().catch(() => undefined);
      if (isRight === undefined) dropped++;
      else if (!isRight) throw new Error("the answer is wrong");
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  const { user, system } = process.cpuUsage(cpu);
  const perSecond = (REQUESTS * 1000) / (performance.now() - began);
  return { perSecond, cpuMicros: (user + system) / REQUESTS, dropped };
}
