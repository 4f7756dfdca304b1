import { camsClient } from "../../../provider/cams";
import {
  create,
  diff,
  FLOW,
  failedCreate,
  inputs,
  NOW,
  type Properties,
  process,
  stored,
  update,
  useWorld,
  world,
} from "./triggerWorld";

/** What is sent to CAMS, and what becomes of it. */
/** How the engine tells a secret from an object. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

useWorld();

/** A trigger whose call was sent and whose answer was lost. */
async function unanswered(): Promise<Properties> {
  world().emulator.fail("TriggerChatFlow", { kind: "reset" });
  const { properties } = await failedCreate(inputs());
  [world().sent, world().notes] = [[], []];
  return properties;
}

test("values, ids and times are sent as CAMS documents them", async () => {
  const data = { text: "hi", number: 1024, share: 0.5, yes: true, shy: "((null))" };
  await create({ data, outId: "o", claimTime: "2026-03-01T08:00:00Z", discardAfter: "1h", uuid: "mine" });
  await create();
  expect(world().sent[0]).toEqual({
    FlowCode: FLOW,
    Data: '{"text":"hi","number":"1024","share":"0.5","yes":"true","shy":"(null)"}',
    Uuid: "mine",
    OutId: "o",
    ClaimTimeMillis: String(NOW - 3_600_000),
    DiscardTimeMillis: String(NOW + 3_600_000),
  });
  expect(Object.keys(world().sent[1] ?? {}).sort()).toEqual(["FlowCode", "Uuid"]);
});

describe("a refused trigger is not recorded, and the next run sends it", () => {
  const cases: [what: string, prepare: () => Properties, words: string][] = [
    ["an unknown flow", () => ({ flowCode: "none" }), "Check flowCode; the Chat Flow may have been deleted."],
    ["the id of a WhatsApp Flow", () => ({ flowCode: "333993838123456" }), "looks like the id of a WhatsApp Flow"],
    [
      "a flow that is not manual",
      () => ({ flowCode: world().emulator.addChatFlow({ triggerType: "TriggeredByWhatsApp" }).flowCode }),
      "the trigger type TriggeredManually",
    ],
    [
      "a missing variable",
      () => ({ flowCode: world().emulator.addChatFlow({ inputs: ["version"] }).flowCode }),
      "Data lacks version",
    ],
    [
      "no permission",
      () => {
        world().emulator.fail("TriggerChatFlow", { code: "Ram.PermissionDeny" });
        return {};
      },
      "Grant the RAM action cams:TriggerChatFlow",
    ],
  ];

  test.each(cases)("%s", async (_, prepare, words) => {
    const error = await failedCreate(inputs(prepare()));
    expect(error.id).toBeUndefined();
    expect(error.message).toContain(words);
    expect(error.message).toContain("Next: remove the cause and run `pulumi up` again to send.");
    expect(world().emulator.runs()).toEqual([]);
    await create();
    expect(world().emulator.runs()).toHaveLength(1);
  });
});

describe("before sending, CAMS is asked for an online version", () => {
  test("a flow without one is told before any call that could run something", async () => {
    const { flowCode } = world().emulator.addChatFlow({ online: false });
    const error = await failedCreate(inputs({ flowCode }));
    expect(error.message).toBe(
      `Chat Flow ${flowCode} has no online version: nothing was sent. Publish it in the Flow Editor and run \`pulumi up\` again to send.`,
    );
    expect(world().sent).toEqual([]);
  });

  test.each([
    ["the account may not read", { code: "Ram.PermissionDeny" }],
    ["the reply is none that is known", { kind: "htmlPage", status: 200 }],
    ["no reply comes", { kind: "reset" }],
  ] as const)("it goes on silently when %s", async (_, fault) => {
    world().emulator.fail("ReadFlowVersion", fault);
    await create();
    expect(world().emulator.runs()).toHaveLength(1);
    expect(world().warnings).toEqual([]);
  });

  test("a draft beside an online version stops nothing", async () => {
    const client = camsClient({
      endpoint: new URL(world().emulator.endpoint),
      transport: world().transport,
      credentials: async () => world().emulator,
    });
    const [flow] = world().emulator.chatFlows();
    const copy = { flowVersion: "2", status: "DRAFT" } as const;
    flow?.versions.push(copy);
    const { Response } = await client.call("ReadFlowVersion", { FlowCode: FLOW, Status: "ONLINE" });
    expect(Response).toMatchObject({ FlowVersion: "2", Status: "DRAFT" });
    await create();
    expect(world().emulator.runs()).toHaveLength(1);
  });
});

describe("a trigger whose answer was lost", () => {
  test("is kept as failed, under its Uuid, with what the next run does", async () => {
    world().emulator.fail("TriggerChatFlow", { kind: "reset" });
    const error = await failedCreate(inputs({ data: { version: "1" } }));
    const [run] = world().emulator.runs();
    expect(error).toMatchObject({
      id: run?.uuid,
      properties: { ...inputs({ data: { version: "1" } }), uuid: run?.uuid, outcome: "unknown", settled: false },
      reasons: [
        expect.stringContaining(
          `CAMS may or may not have run Chat Flow ${FLOW} for Uuid ${run?.uuid}; the resource is recorded`,
        ),
      ],
    });
    expect(error.message).toContain('set onUnknown: "resend" first');
  });

  test("calls for an update until it is settled, also after a refresh", async () => {
    const olds = await unanswered();
    expect(await diff(olds)).toEqual({ changes: true, replaces: [] });
    const { id, props } = await process().read(String(olds.uuid), olds);
    expect(id).toBe(olds.uuid);
    expect(stored(props)).toEqual(olds);
    expect(await diff(stored(props), { onUnknown: "resend" })).toEqual({ changes: true, replaces: [] });
    expect(world().notes.at(-1)).toContain(`sends it again to Chat Flow ${FLOW}`);
  });

  test("is left at that by keep, for good: a later resend sends nothing", async () => {
    const kept = await update(await unanswered());
    expect(kept).toMatchObject({ outcome: "unknown", settled: true });
    expect(await diff(kept)).toEqual({ changes: false });
    expect(await diff(kept, { onUnknown: "resend" })).toEqual({ replaces: [] });
    const later = await update(kept, { onUnknown: "resend" });
    expect(await diff(later, { onUnknown: "resend" })).toEqual({ changes: false });
    expect(world().sent).toEqual([]);
  });

  test("is sent once more by resend, under the same Uuid, and then is accepted", async () => {
    const olds = await unanswered();
    const settled = await update(olds, { onUnknown: "resend" });
    expect(settled).toMatchObject({ uuid: olds.uuid, outcome: "accepted", settled: true });
    expect(world().sent).toMatchObject([{ Uuid: olds.uuid }]);
    expect(world().emulator.runs()).toMatchObject([{ uuid: olds.uuid, times: 2 }]);
    expect(await diff(settled, { onUnknown: "resend" })).toEqual({ changes: false });
  });

  test.each([
    ["unanswered again", { kind: "reset" }, "the outcome is still unknown"],
    ["refused", { code: "Ram.PermissionDeny" }, "nothing was run"],
  ] as const)("stays open when the resend is %s", async (_, fault, words) => {
    const olds = await unanswered();
    world().emulator.fail("TriggerChatFlow", fault);
    const error = await update(olds, { onUnknown: "resend" }).catch((e) => e);
    expect(error.message).toContain(words);
    expect(error.id).toBeUndefined();
    expect(await diff(olds, { onUnknown: "resend" })).toEqual({ changes: true, replaces: [] });
  });

  test("is not sent again while the guard is on, and stays open", async () => {
    const olds = await unanswered();
    const still = await update(olds, { onUnknown: "resend" }, { "cams:triggers": "disabled" });
    expect(still).toMatchObject({ outcome: "unknown", settled: false });
    expect(world().sent).toEqual([]);
    expect(world().warnings).toEqual([expect.stringContaining("was not sent again, and its outcome is still unknown")]);
  });
});

test("no message shows a secret value, and an answer that repeats one is marked", async () => {
  const news = inputs({ data: { token: "hidden canary" } }, [["data", "token"]]);
  world().emulator.fail("TriggerChatFlow", { code: "InvalidData", message: "hidden canary is no name" });
  const error = await failedCreate(news);
  expect(error.message).toContain("InvalidData: (secret) is no name");
  world().emulator.fail("TriggerChatFlow", { kind: "reset" });
  const lost = await failedCreate(news);
  expect(lost.properties.data).toEqual({ token: "hidden canary" });
  expect(JSON.stringify([lost.message, lost.reasons, world().notes, world().warnings])).not.toContain("hidden canary");
  world().answer = '{"RequestId":"R","Code":"OK","Success":true,"Data":{"said":"hidden canary","more":[1,null]}}';
  const { outs } = await process().create(news);
  expect(outs?.response).toEqual({ said: { [SIGNATURE]: SECRET, value: "hidden canary" }, more: [1, null] });
});
