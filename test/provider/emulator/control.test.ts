import { request } from "node:http";
import { type Emulator, startEmulator } from "../../../provider/emulator";
import { camsCall, makeFlow, outcome } from "./camsCall";

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ limits: "off" });
});
afterEach(() => emulator.close());

async function control(method: string, path: string, body?: object): Promise<[number, unknown]> {
  const response = await fetch(`${emulator.controlUrl}${path}`, { method, body: body && JSON.stringify(body) });
  return [response.status, await response.json()];
}

test("the log tells what was called, with what and how it ended, but no secret", async () => {
  const FlowId = await makeFlow(emulator, "signup");
  const FilePath = `${emulator.endpoint}/x.json?Signature=canary&security-token=canary`;
  await camsCall(emulator, "UpdateFlowJSONAsset", { FlowId, FilePath }, { body: true });
  const { flowCode: FlowCode } = emulator.addChatFlow();
  await camsCall(emulator, "TriggerChatFlow", { FlowCode, Data: { name: "canary", phone: "canary" } });
  const [status, calls] = await control("GET", "/calls");
  expect([status, calls]).toEqual([200, emulator.calls]);
  expect(calls).toMatchObject([
    { operation: "CreateFlow", parameters: { FlowName: "signup", Categories: '["OTHER"]' }, outcome: "OK" },
    { parameters: { FilePath: `${emulator.endpoint}/x.json` }, outcome: "InvalidParameter.FileUrlError" },
    { parameters: { FlowCode, Data: "name, phone" }, time: expect.any(Number), durationMs: expect.any(Number) },
  ]);
  const everything = await Promise.all(["/calls", "/transfers", "/runs"].map((path) => control("GET", path)));
  expect(JSON.stringify(everything)).not.toContain("canary");
});

test("faults are planned, shown and dropped", async () => {
  const fault = { operation: "ListFlow", code: "Planned", skip: 1 };
  expect(await control("POST", "/faults", fault)).toEqual([200, {}]);
  expect(await control("GET", "/faults")).toEqual([200, [{ target: "ListFlow", fault: { code: "Planned", skip: 1 } }]]);
  expect(await outcome(emulator, "ListFlow")).toEqual([200, "OK"]);
  expect(await outcome(emulator, "ListFlow")).toEqual([400, "Planned"]);
  await control("POST", "/faults", { operation: "*", kind: "drop", times: "forever" });
  expect(await control("DELETE", "/faults")).toEqual([200, {}]);
  expect(await outcome(emulator, "ListFlow")).toEqual([200, "OK"]);
});

test("flows are shown, changed and removed as in the console, keys issued, and all is reset", async () => {
  const FlowId = await makeFlow(emulator);
  expect(await control("PATCH", `/flows/${FlowId}`, { status: "DEPRECATED" })).toEqual([200, {}]);
  expect(await control("GET", "/flows")).toMatchObject([200, [{ flowId: FlowId, status: "DEPRECATED" }]]);
  expect(await control("DELETE", `/flows/${FlowId}`)).toEqual([200, {}]);
  expect(emulator.flows()).toEqual([]);
  expect(await control("POST", "/tokens", { seconds: 60 })).toMatchObject([
    200,
    { accessKeyId: expect.stringMatching(/^STS\./) },
  ]);
  emulator.addChatFlow();
  expect(await control("GET", "/chat-flows")).toMatchObject([200, [{ triggerType: "TriggeredManually" }]]);
  await control("POST", "/reset");
  expect([emulator.flows(), emulator.chatFlows(), emulator.runs(), emulator.calls]).toEqual([[], [], [], []]);
});

test("documents are edited and Chat Flows added without a program, so that drift and triggers can be tried", async () => {
  const FlowId = await makeFlow(emulator);
  const json = { version: "7.3", screens: [] };
  expect(await control("PATCH", `/flows/${FlowId}`, { json })).toEqual([200, {}]);
  expect(emulator.flows()).toMatchObject([{ json }]);
  expect(await control("PATCH", `/flows/${FlowId}`, { json: "text" })).toMatchObject([
    400,
    { error: expect.stringContaining("json is not a JSON object") },
  ]);
  const flow = { flowCode: "c0de", title: "News", inputs: ["version"] };
  expect(await control("POST", "/chat-flows", flow)).toMatchObject([
    200,
    { ...flow, triggerType: "TriggeredManually" },
  ]);
  expect(await outcome(emulator, "TriggerChatFlow", { FlowCode: "c0de", Data: { version: "1" } })).toEqual([200, "OK"]);
  expect(await control("POST", "/chat-flows", {})).toMatchObject([200, { versions: [{ status: "ONLINE" }] }]);
  expect(await control("POST", "/chat-flows", { online: "yes" })).toMatchObject([
    400,
    { error: expect.stringContaining("online") },
  ]);
});

test("a wrong request is told what is wrong", async () => {
  expect(await control("POST", "/faults", { operation: "ListFlow", kind: "slow" })).toMatchObject([
    400,
    { error: expect.stringContaining("slowHeaders") },
  ]);
  expect(await control("POST", "/faults", { operation: "Nothing", code: "X" })).toMatchObject([
    400,
    { error: "Nothing is not an operation of the emulator that can fail" },
  ]);
  expect(await control("PATCH", "/flows/1", {})).toMatchObject([400, { error: "the emulator has no flow 1" }]);
  expect(await control("GET", "/nothing")).toMatchObject([404, { error: expect.stringContaining("GET /calls") }]);
});

test.each([
  ["a page of another origin", { origin: "https://evil.example" }],
  ["a page of another port", { origin: "http://localhost:3000" }],
  ["a form of a private page", { origin: "null" }],
  ["an image in another page", { "sec-fetch-site": "cross-site" }],
  ["a foreign name that points here", { host: "evil.example" }],
])("%s can neither read nor change anything", async (_, headers) => {
  await makeFlow(emulator);
  for (const [method, path] of [
    ["POST", "/emulator/reset"],
    ["GET", "/emulator/flows"],
    ["GET", "/"],
  ] as const) {
    expect(await rawStatus(method, path, headers)).toBe(403);
  }
  expect(emulator.flows()).toHaveLength(1);
});

/** Sends headers that fetch does not let a program choose. */
function rawStatus(method: string, path: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(`${emulator.endpoint}${path}`, { method, headers }, (response) => {
      response.resume().on("end", () => resolve(response.statusCode));
    });
    sent.on("error", reject).end();
  });
}

test("the page shows the state, names as text whatever they hold, and loads nothing", async () => {
  const hostile = `</td><script>alert("x")</script><img src=x onerror='y'>&amp;`;
  const FlowId = await makeFlow(emulator, hostile);
  emulator.edit(FlowId, { status: "PUBLISHED" });
  emulator.addChatFlow({ title: "<b>bold</b>" });
  await camsCall(emulator, "GetFlow", { FlowId: `<i>${hostile}` });
  const response = await fetch(emulator.endpoint);
  const page = await response.text();
  expect(response.headers.get("content-security-policy")).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; /);
  expect(page).toContain("&#60;/td&#62;&#60;script&#62;");
  expect(page.match(/<(script|img|i|b|link|iframe)\b/g)).toBeNull();
  expect(page).not.toMatch(/\b(src|href)=["']?http/);
  for (const shown of ["PUBLISHED", FlowId, "CreateFlow", "Emulator.FlowNotFound", "ONLINE"]) {
    expect(page).toContain(shown);
  }
});
