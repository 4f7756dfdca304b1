import type { Behaviour, Emulator } from "../../../provider/emulator";
import { twoScreens } from "../../engine/flows";
import { camsCall, makeFlow, outcome, withEmulator } from "./camsCall";

/** What CAMS leaves unknown about words, documents and reads: each value of each option, by what a caller sees. */
const on = (options: Partial<Behaviour>, test: (emulator: Emulator) => Promise<void>) =>
  withEmulator({ limits: "off", ...options }, test);

const DONE = [200, "OK"];

/** What is answered in each form to a call that CAMS documents no refusal for. */
const forms: [Partial<Behaviour>, operation: string, status: number, code: string, message: string][] = [
  [{ unknownFlow: "Flow.NotExist" }, "GetFlow", 400, "Flow.NotExist", ""],
  [{ unknownFlow: "HTTP-404" }, "GetFlow", 404, "FlowOperationFailed", "Flow 1 does not exist in this space"],
  [{ unknownFlow: "100" }, "GetFlow", 400, "100", "Flow 1 does not exist in this space"],
  [{ unknownFlow: "Unknown.ResourceOwnerId" }, "GetFlow", 400, "Unknown.ResourceOwnerId", ""],
  [{ wrongStatus: "139004" }, "DeprecateFlow", 400, "139004", "Flow can't be changed in its status"],
  [
    { wrongStatus: "in-message" },
    "DeprecateFlow",
    400,
    "FlowOperationFailed",
    "Meta answered (#139001) Flow is in another state",
  ],
  [{ wrongStatus: "undocumented" }, "DeprecateFlow", 400, "FlowOperationFailed", "The operation failed."],
  [{ nameTaken: "100" }, "CreateFlow", 400, "100", "Flow name is not unique"],
  [{ nameTaken: "undocumented" }, "CreateFlow", 400, "FlowOperationFailed", "The operation failed."],
  [{ publishFailed: "139002" }, "PublishFlow", 400, "139002", "Publishing Flow attempt failed"],
  [
    { publishFailed: "in-message" },
    "PublishFlow",
    400,
    "FlowOperationFailed",
    "Publishing Flow attempt failed (139002): the flow has no JSON",
  ],
];

test.each(forms)("%j words the refusal of %s", (options, operation, status, Code, Message) =>
  on(options, async (emulator) => {
    const id = await makeFlow(emulator);
    const FlowId = operation === "GetFlow" ? "1" : id;
    const given = { FlowId, FlowName: "name", Categories: ["OTHER"] };
    const answered = await camsCall(emulator, operation, given);
    expect([answered.status, answered.reply]).toMatchObject([status, { Code, Message }]);
    emulator.fail(operation as "GetFlow", { code: "Emulator.FlowNotFound" });
    expect(await outcome(emulator, operation, given)).toEqual([400, "Emulator.FlowNotFound"]);
  }),
);

test.each([
  ["no-url", ["OK", ""], undefined],
  ["refused", ["Emulator.FlowNotFound", undefined], undefined],
  ["default", ["OK", expect.stringContaining("/assets/")], "WELCOME_SCREEN"],
] as const)("noDocument=%s", (noDocument, expected, screen) =>
  on({ noDocument }, async (emulator) => {
    const FlowId = await makeFlow(emulator);
    const { Code, Data } = (await camsCall(emulator, "GetFlowJSONAssest", { FlowId })).reply;
    expect([Code, Object(Data).FilePath]).toEqual(expected);
    if (screen === undefined) return;
    expect(await (await fetch(Object(Data).FilePath)).json()).toMatchObject({ screens: [{ id: screen }] });
  }),
);

test("documentDelayMs lets a document have its effect some time after the call", async () => {
  let now = Date.now();
  await withEmulator({ limits: "off", documentDelayMs: 3000, now: () => now }, async (emulator) => {
    const [FlowId, other] = [await makeFlow(emulator), await makeFlow(emulator, "other")];
    emulator.edit(other, { json: twoScreens() });
    emulator.edit(FlowId, { status: "PUBLISHED" });
    const FilePath = `${emulator.endpoint}/assets/${other}.json`;
    expect(await outcome(emulator, "UpdateFlowJSONAsset", { FlowId, FilePath })).toEqual(DONE);
    expect(emulator.flows()[0]).toMatchObject({ status: "PUBLISHED" });
    expect(emulator.flows()[0]?.json).toBeUndefined();
    now += 3000;
    expect(emulator.flows()[0]).toMatchObject({ status: "DRAFT", json: twoScreens() });
  });
});

test.each([
  ["accepted", DONE],
  ["refused", [400, "InvalidParameter.FileUrlError"]],
] as const)("presignedLinks=%s", (presignedLinks, expected) =>
  on({ presignedLinks }, async (emulator) => {
    const FlowId = await makeFlow(emulator);
    emulator.edit(FlowId, { json: twoScreens() });
    const FilePath = `${emulator.endpoint}/assets/${FlowId}.json`;
    expect(await outcome(emulator, "UpdateFlowJSONAsset", { FlowId, FilePath })).toEqual(DONE);
    expect(await outcome(emulator, "UpdateFlowJSONAsset", { FlowId, FilePath: `${FilePath}?Signature=x` })).toEqual(
      expected,
    );
  }),
);

test.each([
  ["any", DONE],
  ["texts", [400, "InvalidData"]],
] as const)("triggerData=%s", (triggerData, expected) =>
  on({ triggerData }, async (emulator) => {
    const { flowCode: FlowCode } = emulator.addChatFlow();
    expect(await outcome(emulator, "TriggerChatFlow", { FlowCode, Data: { a: "1" } })).toEqual(DONE);
    expect(await outcome(emulator, "TriggerChatFlow", { FlowCode, Data: { a: 1 } })).toEqual(expected);
  }),
);

test.each([
  ["Response", { Response: { FlowVersion: "1", Status: "ONLINE" } }],
  ["Data", { Data: { FlowVersion: "1", Status: "ONLINE" } }],
  ["number", { Response: 1 }],
] as const)("versionReply=%s", (versionReply, expected) =>
  on({ versionReply }, async (emulator) => {
    const { flowCode: FlowCode } = emulator.addChatFlow();
    expect((await camsCall(emulator, "ReadFlowVersion", { FlowCode })).reply).toMatchObject(expected);
  }),
);

test.each(["GetFlow", "ListFlow", "GetFlowJSONAssest"] as const)(
  "the lag of %s alone leaves other reads fresh",
  async (read) => {
    let now = Date.now();
    const option = (
      { GetFlow: "getFlowLagMs", ListFlow: "listFlowLagMs", GetFlowJSONAssest: "readBackLagMs" } as const
    )[read];
    await withEmulator({ limits: "off", [option]: 2000, now: () => now }, async (emulator) => {
      const FlowId = await makeFlow(emulator, "old");
      emulator.edit(FlowId, { json: twoScreens("old") });
      now += 5000;
      emulator.edit(FlowId, { flowName: "new", json: twoScreens("new") });
      now += 1000;
      const shows = async () => {
        const [flow, list, asset] = await Promise.all(
          ["GetFlow", "ListFlow", "GetFlowJSONAssest"].map(async (operation) =>
            Object((await camsCall(emulator, operation, { FlowId })).reply.Data),
          ),
        );
        const document = await (await fetch(asset.FilePath)).text();
        return {
          GetFlow: flow.FlowName,
          ListFlow: list[0].FlowName,
          GetFlowJSONAssest: document === JSON.stringify(twoScreens("new")) ? "new" : "old",
        };
      };
      const fresh = { GetFlow: "new", ListFlow: "new", GetFlowJSONAssest: "new" };
      expect(await shows()).toEqual({ ...fresh, [read]: "old" });
      now += 1000;
      expect(await shows()).toEqual(fresh);
    });
  },
);
