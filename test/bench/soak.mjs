// 20,000 calls of all kinds of outcome through one client: memory and sockets must not grow. Exits with 1 if they do.
import { createRequire } from "node:module";
import { report } from "./report.mjs";
import { startServer } from "./serverProcess.mjs";

const require = createRequire(import.meta.url);
const { connect } = require("../../dist/provider/cams");

const CALLS = 20_000;
const IN_FLIGHT = 20;
/** Heap that may come and go without being a leak, in bytes; one lost object of 300 bytes a call is three times that. */
const TOLERATED = 2 * 1024 * 1024;

if (globalThis.gc === undefined) throw new Error("run it with node --expose-gc");
const emulator = await startServer("emulator without limits");
const signal = new AbortController().signal;
const connection = connect(
  {
    CAMS_ENDPOINT: emulator.endpoint,
    CAMS_PACE: "off",
    ALIBABA_CLOUD_ACCESS_KEY_ID: emulator.accessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: emulator.accessKeySecret,
  },
  undefined,
  { signal },
);
const { client } = connection;
const { FlowId } = await client.call("CreateFlow", { FlowName: "soak", Categories: ["OTHER"] });

/** A result, a refusal, and a list in turn. */
const kinds = [
  () => client.call("GetFlow", { FlowId }),
  () => client.call("GetFlow", { FlowId: "404" }).catch(() => undefined),
  () => client.call("ListFlow", { Page: { Index: 1, Size: 20 } }),
];

async function soak(calls) {
  let left = calls;
  const worker = async () => {
    while (left-- > 0) await kinds[left % kinds.length]();
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
}

function usage() {
  globalThis.gc();
  const sockets = process.getActiveResourcesInfo().filter((name) => name === "TCPSocketWrap").length;
  return { heap: process.memoryUsage().heapUsed, sockets };
}

// A tenth first: compiled code, connections and caches are then there.
await soak(CALLS / 10);
const before = usage();
await soak(CALLS);
const after = usage();
await connection.close();
await emulator.stop();

const grown = after.heap - before.heap;
report({
  what: `memory and sockets after ${CALLS} calls`,
  ours: { megabytes: after.heap / 2 ** 20, sockets: after.sockets },
  beside: "before",
  theirs: { megabytes: before.heap / 2 ** 20, sockets: before.sockets },
});
if (grown > TOLERATED || after.sockets > IN_FLIGHT) {
  console.error("soak: memory or sockets have grown");
  process.exitCode = 1;
}
