import { camsClient, httpTransport, LIMITS, type Operation, type Parameters } from "../../../provider/cams";
import { serve } from "./rawServer";
import { sampleCalls } from "./sampleCalls";

const PER_SECOND = 5;

test("a server that enforces the documented limits never throttles 200 mixed calls", async () => {
  const arrivals = new Map<string, number[]>();
  let throttled = 0;
  const server = await serve((request, response) => {
    const operation = String(request.headers["x-acs-action"]);
    const now = performance.now();
    const recent = (arrivals.get(operation) ?? []).filter((at) => now - at < 1000);
    arrivals.set(operation, [...recent, now]);
    const sample = sampleCalls.find((call) => call.operation === operation);
    if (recent.length < PER_SECOND) return response.end(JSON.stringify({ Code: "OK", Data: sample?.data }));
    throttled++;
    response.writeHead(400).end('{"Code":"System.LimitControl"}');
  });
  const transport = httpTransport();
  const client = camsClient({
    endpoint: new URL(server.endpoint),
    credentials: async () => ({ accessKeyId: "id", accessKeySecret: "s" }),
    transport,
    pace: () => PER_SECOND,
    // On a busy machine a request may take any time to be read, so each one's window begins with its answer.
    limits: { ...LIMITS, arrivalMs: 60_000 },
  });
  const calls = Array.from({ length: 200 }, async (_, index) => {
    const { operation, parameters } = sampleCalls[index % sampleCalls.length] as (typeof sampleCalls)[number];
    await client.call<Operation>(operation, parameters as Parameters[typeof operation]);
  });
  await Promise.all(calls);
  expect([server.requests.length, throttled]).toEqual([200, 0]);
  await transport.close();
  await server.close();
});
