import { type Emulator, startEmulator } from "../../../provider/emulator";
import { camsCall, outcome, withEmulator } from "./camsCall";

let emulator: Emulator;
let now: number;
beforeEach(async () => {
  now = Date.now();
  emulator = await startEmulator({ limits: "off", uuidWindowMs: 60_000, now: () => now });
});
afterEach(() => emulator.close());

const OK = [200, "OK"];
const WRONG = [400, "Emulator.WrongChatFlowStatus"];
const call = (operation: string, parameters: Record<string, unknown>) => outcome(emulator, operation, parameters);
const statuses = () => emulator.chatFlows()[0]?.versions.map(({ status }) => status);

test("a manual Chat Flow is made, given content, put online, triggered, taken offline and deleted", async () => {
  const { reply } = await camsCall(emulator, "CreateChatFlow", {
    Title: "Welcome",
    FlowTriggerType: "TriggeredManually",
  });
  expect(reply).toMatchObject({ Code: "OK", Success: true });
  const FlowCode = emulator.chatFlows()[0]?.flowCode ?? "";
  const FlowViewModel = { flow: { triggerType: "TriggeredManually" } };
  expect(await call("UpdateFlowVersion", { FlowCode, FlowVersion: "1", FlowViewModel })).toEqual(OK);
  expect(await call("TriggerChatFlow", { FlowCode })).toEqual(WRONG);
  expect(await call("OnlineFlowVersion", { FlowCode, FlowVersion: "1" })).toEqual(OK);
  expect(await call("UpdateFlowVersion", { FlowCode, FlowVersion: "1", FlowViewModel })).toEqual(WRONG);
  expect(await call("DeleteChatFlow", { FlowCode })).toEqual(WRONG);
  expect(await call("TriggerChatFlow", { FlowCode })).toEqual(OK);
  const read = await camsCall(emulator, "ReadFlowVersion", { FlowCode, FlowVersion: "1" });
  expect(read.reply.Response).toMatchObject({ Status: "ONLINE", FlowViewModel: JSON.stringify(FlowViewModel) });
  const list = await camsCall(emulator, "ListChatFlow", { Keyword: "Wel", ReturnWithOnlineVersion: "true" });
  expect(list.reply.Response).toMatchObject({ Total: 1, List: [{ FlowCode, OnlineVersion: "1" }] });
  expect(await call("OfflineFlowVersion", { FlowCode, FlowVersion: "1" })).toEqual(OK);
  expect(await call("OfflineFlowVersion", { FlowCode, FlowVersion: "1" })).toEqual(WRONG);
  expect(await call("DeleteChatFlow", { FlowCode })).toEqual(OK);
  expect(await call("ReadFlowVersion", { FlowCode })).toEqual([400, "Emulator.ChatFlowNotFound"]);
});

test("a version copies another, and by option replaces it online or joins it", async () => {
  const { flowCode: FlowCode } = emulator.addChatFlow();
  expect(await call("CreateFlowVersion", { FlowCode, FlowVersionCopyFrom: "1" })).toEqual(OK);
  expect(await call("OnlineFlowVersion", { FlowCode, FlowVersion: "2" })).toEqual(OK);
  expect(statuses()).toEqual(["OFFLINE", "ONLINE"]);
  await withEmulator({ onlineVersions: "many" }, async (many) => {
    const { flowCode } = many.addChatFlow();
    await camsCall(many, "CreateFlowVersion", { FlowCode: flowCode });
    await camsCall(many, "OnlineFlowVersion", { FlowCode: flowCode, FlowVersion: "2" });
    expect(many.chatFlows()[0]?.versions.map(({ status }) => status)).toEqual(["ONLINE", "ONLINE"]);
  });
});

test("a flow that a channel triggers must be bound before it goes online, a manual one by option", async () => {
  const { flowCode: FlowCode } = emulator.addChatFlow({ triggerType: "TriggeredByWhatsApp", online: false });
  expect(await call("OnlineFlowVersion", { FlowCode })).toEqual(WRONG);
  expect(await call("FlowBindPhone", { FlowCode, ChannelType: "PIGEON" })).toEqual([400, "InvalidChannelType"]);
  expect(await call("FlowBindPhone", { FlowCode, ChannelType: "WHATSAPP", PhoneNumbers: ["86"] })).toEqual(OK);
  expect(await call("OnlineFlowVersion", { FlowCode })).toEqual(OK);
  expect(await call("TriggerChatFlow", { FlowCode })).toEqual(WRONG);
  await withEmulator({ manualBinding: "needed" }, async (strict) => {
    const flow = strict.addChatFlow({ online: false });
    expect(await outcome(strict, "OnlineFlowVersion", { FlowCode: flow.flowCode })).toEqual(WRONG);
  });
});

test("one Uuid runs once within its window, and each call is counted", async () => {
  const { flowCode: FlowCode } = emulator.addChatFlow({ flowCode: "welcome" });
  const trigger = { FlowCode, Uuid: "u-1", OutId: "order-7", Data: { name: "Ada", phone: "86188" } };
  for (let times = 0; times < 3; times++) expect(await call("TriggerChatFlow", trigger)).toEqual(OK);
  expect(emulator.runs()).toMatchObject([
    { flowCode: "welcome", uuid: "u-1", outId: "order-7", dataKeys: ["name", "phone"], times: 3, discarded: false },
  ]);
  now += 60_000;
  expect(await call("TriggerChatFlow", trigger)).toEqual(OK);
  expect(await call("TriggerChatFlow", { FlowCode })).toEqual(OK);
  expect(await call("TriggerChatFlow", { FlowCode })).toEqual(OK);
  expect(emulator.runs().map(({ uuid, times }) => [uuid, times])).toEqual([
    ["u-1", 3],
    ["u-1", 1],
    [undefined, 1],
    [undefined, 1],
  ]);
});

test("a trigger that cannot run is refused or discarded", async () => {
  const { flowCode: FlowCode } = emulator.addChatFlow({ inputs: ["name", "phone"] });
  const missing = await camsCall(emulator, "TriggerChatFlow", { FlowCode, Data: { name: "Ada" } });
  expect(missing.reply).toMatchObject({ Code: "Emulator.MissingInput", Message: expect.stringContaining("phone") });
  expect(await call("TriggerChatFlow", { FlowCode, Data: "[]" })).toEqual([400, "InvalidData"]);
  expect(await call("TriggerChatFlow", { FlowCode: "none" })).toEqual([400, "Emulator.ChatFlowNotFound"]);
  expect(emulator.runs()).toEqual([]);
  const late = { FlowCode, Data: { name: "", phone: "" }, DiscardTimeMillis: now - 1 };
  expect(await call("TriggerChatFlow", late)).toEqual(OK);
  expect(emulator.runs()).toMatchObject([{ discarded: true }]);
});
