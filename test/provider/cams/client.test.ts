import { inspect } from "node:util";
import { type CamsClient, camsClient, httpTransport, isUnknownFlow, type Transport } from "../../../provider/cams";
import { type Emulator, startEmulator } from "../../../provider/emulator";
import { serve } from "./rawServer";
import { impatientClock } from "./virtualClock";

const SECRET = "canary-secret-of-the-test";
let emulator: Emulator;
let transport: Transport;
let client: CamsClient;
const target = (FlowId: string) => ({ FlowId, CustSpaceId: emulator.custSpaceId });

function clientFor(endpoint: string, accessKeySecret = SECRET, securityToken?: string): CamsClient {
  const credentials = { accessKeyId: emulator.accessKeyId, accessKeySecret, securityToken };
  return camsClient({
    endpoint: new URL(endpoint),
    credentials: async () => credentials,
    transport,
    clock: impatientClock(),
  });
}

beforeEach(async () => {
  emulator = await startEmulator({ accessKeySecret: SECRET });
  transport = httpTransport();
  client = clientFor(emulator.endpoint);
});
afterEach(async () => {
  await transport.close();
  await emulator.close();
});

test("a call returns the data of the reply, with absent texts as undefined", async () => {
  const { FlowId } = await client.call("CreateFlow", { FlowName: "a*(~)'!é +&", Categories: ["OTHER"] });
  expect(await client.call("GetFlow", target(FlowId))).toEqual({
    FlowId,
    FlowName: "a*(~)'!é +&",
    Status: "DRAFT",
    Categories: ["OTHER"],
    JSONVersion: undefined,
    DataApiVersion: undefined,
    EndpointUri: undefined,
  });
});

test("a refusal carries CAMS's code, words and request id, whatever its HTTP status", async () => {
  emulator.fail("GetFlow", { code: "Flow.Strange", message: "no idea", status: 200 });
  const error = await client.call("GetFlow", target("1")).catch((e) => e);
  expect(error).toMatchObject({
    name: "RefusedError",
    code: "Flow.Strange",
    operation: "GetFlow",
    outcome: "refused",
    status: 200,
    requestId: expect.stringMatching(/^[0-9A-F]{32}$/),
  });
  expect(error.message).toBe(`GetFlow was refused: Flow.Strange: no idea (HTTP 200, request id ${error.requestId})`);
});

test("a redirect is an error: no other host gets a call, nor the key that signed it", async () => {
  const other = await serve((_, response) => void response.end("{}"));
  const redirecting = await serve((_, response) => void response.writeHead(307, { location: other.endpoint }).end());
  const error = await clientFor(redirecting.endpoint, SECRET, "canary-token")
    .call("GetFlow", target("1"))
    .catch((e) => e);
  expect(error).toMatchObject({ name: "UnexpectedReplyError", operation: "GetFlow" });
  expect(other.requests).toEqual([]);
  await Promise.all([redirecting.close(), other.close()]);
});

test("lost answers to reads and retryable writes are asked for again; the caller sees only the result", async () => {
  const { FlowId } = await client.call("CreateFlow", { FlowName: "n", Categories: ["OTHER"] });
  for (const operation of ["GetFlow", "ModifyFlow"] as const) emulator.fail(operation, { code: "-", kind: "reset" });
  await client.call("ModifyFlow", { ...target(FlowId), FlowName: "new", Categories: ["OTHER"] });
  expect(await client.call("GetFlow", target(FlowId))).toMatchObject({ FlowName: "new" });
  expect(emulator.calls.map(({ outcome }) => outcome)).toEqual(["OK", "RESET", "OK", "RESET", "OK"]);
});

test("a refusal after a lost answer leaves open whether the call was done", async () => {
  emulator.fail("UpdateFlowJSONAsset", { code: "ServiceUnavailable", status: 503 });
  emulator.fail("UpdateFlowJSONAsset", { code: "Ram.PermissionDeny" });
  const update = client.call("UpdateFlowJSONAsset", { ...target("1"), FilePath: "https://files.example/a.json" });
  await expect(update).rejects.toMatchObject({ name: "PermissionError", outcome: "unknown" });
});

test("a run that is cancelled ends calls that wait and calls that are under way", async () => {
  const server = await serve(() => abort.abort());
  const abort = new AbortController();
  const cancelled = camsClient({
    endpoint: new URL(server.endpoint),
    credentials: async () => emulator,
    transport,
    signal: abort.signal,
    pace: () => 1,
  });
  const calls = [1, 2].map(() => cancelled.call("GetFlow", target("1")).catch((error) => error));
  expect(await Promise.all(calls)).toMatchObject([
    { name: "CancelledError", outcome: "unknown" },
    { name: "CancelledError", outcome: "unsent" },
  ]);
  await server.close();
});

test("a missing permission names the RAM action to grant", async () => {
  emulator.fail("PublishFlow", { code: "Ram.PermissionDeny" });
  await expect(client.call("PublishFlow", target("1"))).rejects.toMatchObject({
    hint: expect.stringContaining("cams:PublishFlow"),
  });
});

test("an unknown flow is told from other refusals", async () => {
  const unknown = await client.call("GetFlow", target("404")).catch((e) => e);
  emulator.fail("GetFlow", { code: "Unknown.ResourceOwnerId" });
  const foreign = await client.call("GetFlow", target("404")).catch((e) => e);
  expect([isUnknownFlow(unknown), isUnknownFlow(foreign)]).toEqual([true, false]);
});

test("a wrong secret is refused, and no error shows key material or what was signed", async () => {
  const error = await clientFor(emulator.endpoint, "wrong-canary")
    .call("GetFlow", target("1"))
    .catch((e) => e);
  expect(error).toMatchObject({ code: "SignatureDoesNotMatch", hint: expect.stringContaining("secret") });
  expect(inspect(error, { depth: 9 })).not.toMatch(/canary|Signature=|ACS3/);
});

test("a refused connection is known not to have reached CAMS; a cut one is not", async () => {
  const closed = await serve(() => undefined);
  const { endpoint } = closed;
  await closed.close();
  await expect(clientFor(endpoint).call("GetFlow", target("1"))).rejects.toMatchObject({
    name: "NetworkError",
    code: "ECONNREFUSED",
    outcome: "unsent",
    hint: expect.stringContaining("CAMS_ENDPOINT"),
  });
  emulator.fail("CreateFlow", { code: "-", kind: "reset" });
  await expect(client.call("CreateFlow", { FlowName: "n", Categories: ["OTHER"] })).rejects.toMatchObject({
    name: "NetworkError",
    outcome: "unknown",
  });
  expect(emulator.flows()).toHaveLength(1);
});

test.each([
  ["an HTML page", "<html>", 200, "unknown"],
  ["an empty body", "", 502, "unknown"],
  ["an HTML page with HTTP 404", "<html>", 404, "refused"],
  ["a reply without the documented data", '{"Code":"OK","RequestId":"R\\n","Data":{}}', 200, "unknown"],
])("%s is an unexpected reply", async (_, body, status, outcome) => {
  const server = await serve((_request, response) => response.writeHead(status).end(body));
  await expect(clientFor(server.endpoint).call("GetFlow", target("1"))).rejects.toMatchObject({
    name: "UnexpectedReplyError",
    outcome,
  });
  await server.close();
});

test("lists are read where they are documented and where they were seen", async () => {
  const flow = { FlowId: 7, FlowName: "n", Categories: [] };
  for (const Data of [[flow], { FlowList: [flow] }]) {
    const server = await serve((_request, response) => response.end(JSON.stringify({ Code: "OK", Data })));
    const page = await clientFor(server.endpoint).call("ListFlow", { Page: { Index: 1, Size: 20 } });
    expect(page).toEqual([{ FlowId: "7", FlowName: "n", Categories: [] }]);
    await server.close();
  }
});
