import { type Emulator, type Fault, startEmulator } from "../../../provider/emulator";
import { twoScreens } from "../../engine/flows";
import { camsCall, makeFlow, outcome, type Sent } from "./camsCall";

let emulator: Emulator;
let now: number;
beforeEach(async () => {
  now = Date.now();
  emulator = await startEmulator({ limits: "off", now: () => now });
});
afterEach(() => emulator.close());

const create = () => camsCall(emulator, "CreateFlow", { FlowName: "name", Categories: ["OTHER"] });
const cut = (call: Promise<Sent>) =>
  call.then(
    () => "answered",
    () => "cut",
  );

test("a dropped call does nothing, a reset one is done: the caller cannot tell them apart", async () => {
  emulator.fail("CreateFlow", { kind: "drop" });
  expect(await cut(create())).toBe("cut");
  expect(emulator.flows()).toEqual([]);
  emulator.fail("CreateFlow", { kind: "reset" });
  expect(await cut(create())).toBe("cut");
  expect(emulator.flows()).toHaveLength(1);
  expect(emulator.calls).toMatchObject([
    { outcome: "DROPPED", fault: "drop" },
    { outcome: "RESET", fault: "reset" },
  ]);
});

test.each<[string, Fault, Partial<Sent>]>([
  ["refused with HTTP 200", { code: "Some.Code", status: 200 }, { status: 200, reply: { Code: "Some.Code" } }],
  [
    "refused with a code of CAMS",
    { code: "Product.Unsubscript" },
    { status: 400, reply: { Code: "Product.Unsubscript" } },
  ],
  ["refused by Success alone", { success: false }, { status: 200, reply: { Code: "OK", Success: false } }],
  ["throttled", { kind: "throttle" }, { status: 400, reply: { Code: "System.LimitControl" } }],
  ["a server error", { kind: "serverError" }, { status: 503, reply: { Code: "ServiceUnavailable" } }],
])("a call that is %s is not done", async (_, fault, { status, reply }) => {
  emulator.fail("CreateFlow", fault);
  const sent = await create();
  expect([sent.status, sent.reply]).toMatchObject([status, reply]);
  expect(emulator.flows()).toEqual([]);
});

test("throttling says when to come back, in each form", async () => {
  emulator.fail("ListFlow", { kind: "throttle", form: "retry-after", retryAfterMs: 250 });
  emulator.fail("ListFlow", { kind: "throttle", form: "Throttling.Api", retryAfterMs: 70 });
  const first = await camsCall(emulator, "ListFlow");
  expect([first.status, first.headers.get("x-acs-retry-after")]).toEqual([429, "250"]);
  expect((await camsCall(emulator, "ListFlow")).headers.get("x-acs-retry-after")).toBe("70");
});

test.each<[Fault, (sent: Sent, whole: string) => void]>([
  [
    { kind: "truncatedJson" },
    ({ text, reply }, whole) => expect([reply, text.length < whole.length]).toEqual([{}, true]),
  ],
  [
    { kind: "htmlPage" },
    ({ status, text }) => expect([status, text]).toEqual([502, expect.stringMatching(/^<!DOCTYPE/)]),
  ],
  [{ kind: "emptyBody" }, ({ status, text }) => expect([status, text]).toEqual([200, ""])],
  [
    { kind: "gzip" },
    ({ headers, reply }) => expect([headers.get("content-encoding"), reply.Code]).toEqual(["gzip", "OK"]),
  ],
  [
    { kind: "wrongContentType" },
    ({ headers, reply }) => expect([headers.get("content-type"), reply.Code]).toEqual(["text/html", "OK"]),
  ],
  [{ kind: "slowHeaders", ms: 5 }, ({ reply }) => expect(reply.Code).toBe("OK")],
  [{ kind: "slowBody", ms: 5 }, ({ reply }) => expect(reply.Code).toBe("OK")],
])("a spoiled reply comes after the work: %j", async (fault, expectation) => {
  const { text } = await camsCall(emulator, "ListFlow");
  emulator.fail("CreateFlow", fault);
  expectation(await create(), text);
  expect(emulator.flows()).toHaveLength(1);
});

test("a body without end goes on until the caller has enough, and does not keep the emulator from closing", async () => {
  emulator.fail("download", { kind: "endlessBody", times: 2 });
  const response = await fetch(`${emulator.endpoint}/assets/1.json`);
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > 1_000_000) break;
  }
  expect(size).toBeGreaterThan(1_000_000);
  const open = await fetch(`${emulator.endpoint}/assets/1.json`);
  await emulator.close();
  await expect(open.text()).rejects.toThrow();
});

test("a slow reply does not keep the emulator from closing", async () => {
  emulator.fail("ListFlow", { kind: "slowHeaders", ms: 3_600_000 });
  const call = cut(camsCall(emulator, "ListFlow"));
  while (emulator.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
  await emulator.close();
  expect(await call).toBe("cut");
});

test("stale reads show what was there before", async () => {
  const FlowId = await makeFlow(emulator);
  now += 100;
  emulator.edit(FlowId, { status: "PUBLISHED" });
  now += 100;
  emulator.fail("GetFlow", { kind: "staleReads", ms: 150 });
  const status = async () => Object((await camsCall(emulator, "GetFlow", { FlowId })).reply.Data).Status;
  expect([await status(), await status()]).toEqual(["DRAFT", "PUBLISHED"]);
});

test("a skewed clock shows in the Date header, and refuses calls when it is off by more than 15 minutes", async () => {
  emulator.fail("ListFlow", { kind: "clockSkew", ms: -20 * 60_000 });
  const { reply, headers } = await camsCall(emulator, "ListFlow");
  expect(reply.Code).toBe("InvalidTimeStamp.Expired");
  const date = Date.parse(headers.get("date") ?? "");
  expect(Math.round((date - now) / 60_000)).toBe(-20);
  const FlowId = await makeFlow(emulator);
  emulator.fail("GetFlow", { kind: "clockSkew", ms: -10 * 60_000 });
  expect(await outcome(emulator, "GetFlow", { FlowId })).toEqual([200, "OK"]);
});

test("the document that is read back may have expired or be altered, and is still JSON", async () => {
  const FlowId = await makeFlow(emulator);
  emulator.edit(FlowId, { json: twoScreens() });
  emulator.fail("download", { kind: "expiredAsset" });
  emulator.fail("download", { kind: "alteredAsset" });
  const asset = () => fetch(`${emulator.endpoint}/assets/${FlowId}.json`);
  const expired = await asset();
  expect([expired.status, await expired.text()]).toEqual([403, expect.stringContaining("Request has expired.")]);
  expect(await (await asset()).json()).not.toEqual(twoScreens());
  expect(await (await asset()).json()).toEqual(twoScreens());
  expect(emulator.transfers.map(({ outcome, fault }) => [outcome, fault])).toEqual([
    ["403", "expiredAsset"],
    ["OK", "alteredAsset"],
    ["OK", undefined],
  ]);
});

test("an upload may be refused as by the storage service", async () => {
  emulator.fail("upload", { code: "AccessDenied", status: 403 });
  const put = await fetch(`${emulator.endpoint}/cams-emulator/x.json`, { method: "PUT", body: "{}" });
  expect([put.status, await put.text()]).toEqual([403, expect.stringContaining("<Code>AccessDenied</Code>")]);
});

const outcomes = async (times: number) => {
  const codes: unknown[] = [];
  for (let index = 0; index < times; index++) codes.push((await outcome(emulator, "ListFlow"))[1]);
  return codes;
};

test("a fault hits the calls that it is planned for, and those of one operation come one after the other", async () => {
  emulator.fail("ListFlow", { code: "First", skip: 1, times: 2 });
  emulator.fail("ListFlow", { code: "Second" });
  emulator.fail("GetFlow", { code: "Other" });
  expect(await outcomes(5)).toEqual(["OK", "First", "First", "Second", "OK"]);
});

test("a fault may last for a while, or for ever", async () => {
  emulator.fail("ListFlow", { kind: "serverError", forMs: 500 });
  const DOWN = "ServiceUnavailable";
  expect(await outcomes(2)).toEqual([DOWN, DOWN]);
  now += 500;
  expect(await outcomes(1)).toEqual(["OK"]);
  emulator.fail("ListFlow", { kind: "serverError", times: "forever" });
  expect(new Set(await outcomes(20))).toEqual(new Set([DOWN]));
});

test("a share of calls is hit, the same ones for the same seed", async () => {
  const run = async (seed: number) => {
    emulator.reset();
    emulator.fail("*", { code: "Hit", share: 0.25, seed });
    return outcomes(200);
  };
  const [first, again, other] = [await run(7), await run(7), await run(8)];
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
  const hits = first.filter((code) => code === "Hit").length;
  expect(hits).toBeGreaterThan(25);
  expect(hits).toBeLessThan(75);
});

test("a fault that makes no sense is refused when it is planned", () => {
  expect(() => emulator.fail("GetFlow", { kind: "expiredAsset" })).toThrow(
    "expiredAsset applies to downloads, not to GetFlow",
  );
  expect(() => emulator.fail("CreateFlow", { kind: "staleReads" })).toThrow(
    "staleReads applies to reads, not to CreateFlow",
  );
  expect(() => emulator.fail("ListFlow", {})).toThrow("the fault refuse needs code");
});
