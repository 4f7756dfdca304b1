import {
  assets,
  camsClient,
  httpTransport,
  LIMITS,
  readSettings,
  readTriggersGuard,
  type Transport,
} from "../../../provider/cams";
import { flowTriggerProvider, providerProcess } from "../../../provider/dynamic";
import { type Emulator, startEmulator } from "../../../provider/emulator";
import type { Context } from "../../../provider/resources/context";
import { flowNames } from "../../../provider/resources/names";

/** The provider as the engine's process calls it, with the emulator behind it. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const PROVIDER = "text of the stub";
const FLOW = "9ccc41e0";
const NOW = Date.UTC(2026, 2, 1, 9);
type Properties = Record<string, unknown>;

let emulator: Emulator;
let transport: Transport;
let warnings: string[];
let notes: string[];
/** What TriggerChatFlow was sent with; the emulator shows only the names in Data. */
let sent: Record<string, string>[];

beforeEach(async () => {
  emulator = await startEmulator({ limits: "off" });
  emulator.addChatFlow({ flowCode: FLOW });
  transport = watched(httpTransport());
  [warnings, notes, sent] = [[], [], []];
});
afterEach(async () => {
  await transport.close();
  await emulator.close();
});

function watched(real: Transport): Transport {
  return {
    ...real,
    send(request) {
      const parameters = Object.fromEntries(new URL(request.path, request.origin).searchParams);
      if (request.operation === "TriggerChatFlow") sent.push(parameters);
      return real.send(request);
    },
  };
}

/** A provider process of its own, as each command has one. */
function process(config: Record<string, string> = {}) {
  const shared = providerProcess((run, read): Context => {
    const settings = readSettings(emulator.env, read);
    // The client repeats a lost call under its Uuid; here the lifecycle is shown what is left of that.
    const limits = { ...LIMITS, attempts: 1 };
    const client = camsClient({ endpoint: settings.endpoint, transport, credentials: async () => emulator, limits });
    return {
      settings,
      client,
      assets: assets({ client, transport }),
      log: {
        warn: (message) => void warnings.push(message),
        info: (message) => void notes.push(message),
        progress: () => undefined,
      },
      names: flowNames(client),
      run,
      randomHex: () => "",
      now: () => NOW,
      triggersGuard: () => readTriggersGuard((key) => config[key]),
      onDestroy: undefined,
      sleep: async () => undefined,
      readText: () => undefined,
    };
  });
  return flowTriggerProvider(shared);
}

const inputs = (args: Properties = {}, secrets: string[][] = []): Properties => ({
  flowCode: FLOW,
  triggers: { release: "A" },
  ...args,
  __origin: { name: "announce", parents: "", project: "p", stack: "dev", secrets },
  __provider: PROVIDER,
});
/** What the engine stores: the provider process adds `__provider` to outputs. */
const stored = (outs: Properties | undefined): Properties => ({ ...outs, __provider: PROVIDER });
const create = async (args?: Properties, config?: Record<string, string>) => {
  const { id, outs } = await process(config).create(inputs(args));
  return { id, outs: stored(outs) };
};
const failedCreate = (args?: Properties) => create(args).catch((error) => error);
const check = (olds: Properties, args?: Properties, config?: Record<string, string>) =>
  process(config).check(olds, inputs(args));
const diff = (olds: Properties, args?: Properties) => process().diff(String(olds.uuid), olds, inputs(args));
const update = async (olds: Properties, args?: Properties, config?: Record<string, string>) =>
  stored((await process(config).update(String(olds.uuid), olds, inputs(args))).outs);
/** A trigger whose call was sent and whose answer was lost. */
async function unanswered(args?: Properties): Promise<Properties> {
  emulator.fail("TriggerChatFlow", { kind: "reset" });
  const { properties } = await failedCreate(args);
  [sent, notes] = [[], []];
  return properties;
}

test("outputs repeat the inputs, and the id is the Uuid", async () => {
  const { id, outs } = await create({ data: { version: "1" } });
  expect(outs).toMatchObject({ ...inputs({ data: { version: "1" } }), uuid: id, outcome: "accepted", response: {} });
  expect(outs).toMatchObject({ firedAt: "2026-03-01T09:00:00.000Z", requestId: expect.any(String), schemaVersion: 1 });
  expect(JSON.parse(JSON.stringify(outs))).toEqual(outs);
  expect(notes).toEqual([
    expect.stringContaining(`sends to Chat Flow ${FLOW} under Uuid ${id}. CAMS runs one Uuid once`),
  ]);
});

test("values, ids and times are sent as CAMS documents them", async () => {
  const data = { text: "hi", number: 1024, share: 0.5, yes: true, shy: "((null))" };
  await create({ data, outId: "o", claimTime: "2026-03-01T08:00:00Z", discardAfter: "1h", uuid: "mine" });
  await create();
  expect(sent[0]).toEqual({
    FlowCode: FLOW,
    Data: '{"text":"hi","number":"1024","share":"0.5","yes":"true","shy":"(null)"}',
    Uuid: "mine",
    OutId: "o",
    ClaimTimeMillis: String(NOW - 3_600_000),
    DiscardTimeMillis: String(NOW + 3_600_000),
  });
  expect(Object.keys(sent[1] ?? {}).sort()).toEqual(["FlowCode", "Uuid"]);
});

describe("diff", () => {
  test("says nothing changes for the same declaration, and for times by themselves", async () => {
    const { outs } = await create({ data: { a: 1, b: 2 }, discardAfter: "1h" });
    expect(await diff(outs, { data: { b: 2, a: 1 }, discardAfter: "1h" })).toEqual({ changes: false });
    expect(await diff(outs, { data: { a: 1, b: 2 }, claimTime: 1, discardAt: 1 })).toEqual({ changes: false });
  });

  test.each([
    ["triggers", { triggers: { release: "B" } }, ["triggers"]],
    ["triggers by null in place of nothing", { triggers: { release: "A", more: "(null)" } }, ["triggers"]],
    ["triggers and flowCode", { triggers: 1, flowCode: "other" }, ["triggers"]],
    ["triggers and uuid", { triggers: 1, uuid: "other" }, ["triggers"]],
    ["data", { data: { version: "2" } }, []],
    ["outId", { outId: "o" }, []],
    ["onUnknown", { onUnknown: "resend" }, []],
    ["triggers that are not known yet", { triggers: UNKNOWN }, ["triggers"]],
    ["triggers that hold what is not known yet", { triggers: { release: UNKNOWN } }, ["triggers"]],
    ["data that holds what is not known yet", { data: { version: UNKNOWN } }, []],
    ["a flow code that is not known yet", { flowCode: UNKNOWN }, []],
  ])("leaves changed %s to the engine to show", async (_, args, replaces) => {
    const { outs } = await create();
    expect(await diff(outs, args)).toEqual({ replaces });
  });

  test.each([
    ["flowCode", {}, { flowCode: "other" }, `flowCode changes from ${FLOW} to other and triggers do not`],
    ["uuid", {}, { uuid: "other" }, "uuid changes from (none) to other and triggers do not"],
    ["uuid", { uuid: "mine" }, {}, "uuid changes from mine to (none) and triggers do not"],
  ])("refuses another %s without other triggers", async (_, before, after, words) => {
    const { outs } = await create(before);
    await expect(diff(outs, after)).rejects.toThrow(words);
  });

  test("takes the Uuid that was sent anyway as explicit uuid", async () => {
    const { id, outs } = await create();
    expect(await diff(outs, { uuid: id })).toEqual({ replaces: [] });
    expect(await diff(await update(outs, { uuid: id }), { uuid: id })).toEqual({ changes: false });
  });

  test("warns of new triggers under the same explicit uuid", async () => {
    const { outs } = await create({ uuid: "mine" });
    expect(await diff(outs, { uuid: "mine", triggers: 2 })).toEqual({ replaces: ["triggers"] });
    expect(warnings).toEqual([expect.stringContaining("the explicit uuid mine does not: CAMS runs one Uuid once")]);
  });

  test("stores a value anew that becomes a secret, and sends nothing", async () => {
    const { outs } = await create({ data: { a: "text" } });
    const now = inputs({ data: { a: "text" } }, [["data", "a"]]);
    expect(await process().diff("", outs, now)).toEqual({ changes: true, replaces: [] });
    await process().update("", outs, now);
    expect(sent).toHaveLength(1);
  });
});

describe("check", () => {
  test.each([
    [{}, `will send to Chat Flow ${FLOW} with no data, under Uuid `],
    [{ data: { a: 1 } }, `will send to Chat Flow ${FLOW} with 1 data key, under Uuid `],
    [{ data: { a: 1, b: UNKNOWN }, uuid: "mine" }, `will send to Chat Flow ${FLOW} with 2 data keys, under Uuid mine`],
    [{ data: UNKNOWN, triggers: UNKNOWN }, `will send to Chat Flow ${FLOW} with data that is not known yet`],
    [{ flowCode: UNKNOWN }, "will send to a Chat Flow that is not known yet with no data"],
  ])("says of %j in words what it will send", async (args, words) => {
    expect((await check({}, args)).failures).toEqual([]);
    expect(notes).toEqual([expect.stringContaining(`FlowTrigger "announce": ${words}`)]);
    expect(emulator.calls).toEqual([]);
  });

  test("says that a disabled guard sends nothing, and takes no other word for one", async () => {
    await check({}, {}, { "cams:triggers": "disabled" });
    expect(notes).toEqual([expect.stringContaining("cams:triggers is disabled: nothing is sent to Chat Flow")]);
    for (const guard of ["", "Disabled", "off", "true"]) {
      const olds = [{}, inputs()];
      for (const old of olds) {
        await expect(check(old, {}, { "cams:triggers": guard })).rejects.toThrow(
          `cams:triggers is ${JSON.stringify(guard)}, so nothing is sent. Set it with`,
        );
      }
      await expect(create({}, { "cams:triggers": guard })).rejects.toThrow("so nothing is sent");
    }
    expect(emulator.calls).toEqual([]);
  });

  test.each([
    [{ data: { a: 2 } }, "data changed and triggers did not: nothing new is sent."],
    [{ outId: "o", claimTime: 2 }, "outId, claimTime changed and triggers did not: nothing new is sent."],
    [{ discardAt: 2 }, "A time that is counted from the moment of sending is discardAfter"],
  ])("warns that a change to %j alone sends nothing", async (args, words) => {
    expect((await check(inputs(), args)).failures).toEqual([]);
    expect(warnings).toEqual([expect.stringContaining(words)]);
    warnings = [];
    await check(inputs(), { ...args, triggers: "B" });
    await check(inputs(), { ...args, triggers: UNKNOWN });
    await check(inputs(args), args);
    expect(warnings).toEqual([]);
    expect(notes).toEqual([]);
  });

  test("refuses a discardAt that is past only where it would be sent", async () => {
    const { failures = [] } = await check({}, { discardAt: NOW });
    expect(failures).toEqual([
      { property: "", reason: expect.stringContaining("DISCARDED_AT_ONCE discardAt is 2026-03-01T09:00:00.000Z") },
    ]);
    expect((await check(inputs({ discardAt: 1 }), { discardAt: 1 })).failures).toEqual([]);
    expect((await check({}, { discardAt: 1 }, { "cams:triggers": "disabled" })).failures).toEqual([]);
    await expect(create({ discardAt: NOW })).rejects.toThrow(
      "which is past, so CAMS would cancel the trigger: nothing",
    );
    expect(emulator.calls).toEqual([]);
  });

  test("warns of the id of a WhatsApp Flow in place of a flow code", async () => {
    await check({}, { flowCode: "333993838123456" });
    expect(warnings).toEqual([
      expect.stringContaining("looks like the id of a WhatsApp Flow, which cannot be triggered"),
    ]);
  });
});

describe("a refused trigger is not recorded, and the next run sends it", () => {
  const cases: [what: string, prepare: () => Properties, words: string][] = [
    ["an unknown flow", () => ({ flowCode: "none" }), "Check flowCode; the Chat Flow may have been deleted."],
    ["the id of a WhatsApp Flow", () => ({ flowCode: "333993838123456" }), "looks like the id of a WhatsApp Flow"],
    [
      "a flow that is not manual",
      () => ({ flowCode: emulator.addChatFlow({ triggerType: "TriggeredByWhatsApp" }).flowCode }),
      "the trigger type TriggeredManually",
    ],
    [
      "a missing variable",
      () => ({ flowCode: emulator.addChatFlow({ inputs: ["version"] }).flowCode }),
      "Data lacks version",
    ],
    [
      "no permission",
      () => {
        emulator.fail("TriggerChatFlow", { code: "Ram.PermissionDeny" });
        return {};
      },
      "Grant the RAM action cams:TriggerChatFlow",
    ],
  ];

  test.each(cases)("%s", async (_, prepare, words) => {
    const error = await failedCreate(prepare());
    expect(error.id).toBeUndefined();
    expect(error.message).toContain(words);
    expect(error.message).toContain("Next: remove the cause and run `pulumi up` again, which sends.");
    expect(emulator.runs()).toEqual([]);
    await create();
    expect(emulator.runs()).toHaveLength(1);
  });
});

describe("before sending, CAMS is asked for an online version", () => {
  test("a flow without one is told before any call that could run something", async () => {
    const { flowCode } = emulator.addChatFlow({ online: false });
    const error = await failedCreate({ flowCode });
    expect(error.message).toBe(
      `Chat Flow ${flowCode} has no online version: nothing was sent. Publish it in the Flow Editor and run \`pulumi up\` again, which sends.`,
    );
    expect(sent).toEqual([]);
  });

  test.each([
    ["the account may not read", { code: "Ram.PermissionDeny" }],
    ["the reply is none that is known", { kind: "htmlPage", status: 200 }],
    ["no reply comes", { kind: "reset" }],
  ] as const)("it goes on silently when %s", async (_, fault) => {
    emulator.fail("ReadFlowVersion", fault);
    await create();
    expect(emulator.runs()).toHaveLength(1);
    expect(warnings).toEqual([]);
  });

  test("a draft beside an online version stops nothing", async () => {
    const client = camsClient({ endpoint: new URL(emulator.endpoint), transport, credentials: async () => emulator });
    const [flow] = emulator.chatFlows();
    const copy = { flowVersion: "2", status: "DRAFT" } as const;
    flow?.versions.push(copy);
    const { Response } = await client.call("ReadFlowVersion", { FlowCode: FLOW, Status: "ONLINE" });
    expect(Response).toMatchObject({ FlowVersion: "2", Status: "DRAFT" });
    await create();
    expect(emulator.runs()).toHaveLength(1);
  });
});

describe("a trigger whose answer was lost", () => {
  test("is kept as failed, under its Uuid, with what the next run does", async () => {
    emulator.fail("TriggerChatFlow", { kind: "reset" });
    const error = await failedCreate({ data: { version: "1" } });
    const [run] = emulator.runs();
    expect(error).toMatchObject({
      id: run?.uuid,
      properties: { ...inputs({ data: { version: "1" } }), uuid: run?.uuid, outcome: "unknown", settled: false },
      reasons: [expect.stringContaining(`whether CAMS runs Chat Flow ${FLOW} for Uuid ${run?.uuid} is not known`)],
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
    expect(notes.at(-1)).toContain(`sends once more to Chat Flow ${FLOW}`);
  });

  test("is left at that by keep, for good: a later resend sends nothing", async () => {
    const kept = await update(await unanswered());
    expect(kept).toMatchObject({ outcome: "unknown", settled: true });
    expect(await diff(kept)).toEqual({ changes: false });
    expect(await diff(kept, { onUnknown: "resend" })).toEqual({ replaces: [] });
    const later = await update(kept, { onUnknown: "resend" });
    expect(await diff(later, { onUnknown: "resend" })).toEqual({ changes: false });
    expect(sent).toEqual([]);
  });

  test("is sent once more by resend, under the same Uuid, and then is accepted", async () => {
    const olds = await unanswered();
    const settled = await update(olds, { onUnknown: "resend" });
    expect(settled).toMatchObject({ uuid: olds.uuid, outcome: "accepted", settled: true });
    expect(sent).toMatchObject([{ Uuid: olds.uuid }]);
    expect(emulator.runs()).toMatchObject([{ uuid: olds.uuid, times: 2 }]);
    expect(await diff(settled, { onUnknown: "resend" })).toEqual({ changes: false });
  });

  test.each([
    ["unanswered again", { kind: "reset" }, "is still not known"],
    ["refused", { code: "Ram.PermissionDeny" }, "this call ran nothing"],
  ] as const)("stays open when the resend is %s", async (_, fault, words) => {
    const olds = await unanswered();
    emulator.fail("TriggerChatFlow", fault);
    const error = await update(olds, { onUnknown: "resend" }).catch((e) => e);
    expect(error.message).toContain(words);
    expect(error.id).toBeUndefined();
    expect(await diff(olds, { onUnknown: "resend" })).toEqual({ changes: true, replaces: [] });
  });

  test("is not sent again while the guard is on, and stays open", async () => {
    const olds = await unanswered();
    const still = await update(olds, { onUnknown: "resend" }, { "cams:triggers": "disabled" });
    expect(still).toMatchObject({ outcome: "unknown", settled: false });
    expect(sent).toEqual([]);
    expect(warnings).toEqual([expect.stringContaining("was not sent again and stays open")]);
  });
});

test("a skipped trigger is settled, and nothing fires it later", async () => {
  const { outs } = await create({}, { "cams:triggers": "disabled" });
  expect(outs).toMatchObject({ outcome: "skipped", settled: true });
  expect(await diff(outs)).toEqual({ changes: false });
  await update(outs, { onUnknown: "resend", data: { a: 1 } });
  expect(emulator.calls).toEqual([]);
});

test("deleting calls nothing", async () => {
  const { outs } = await create();
  const before = emulator.calls.length;
  await process().delete();
  expect(outs.outcome).toBe("accepted");
  expect(emulator.calls.length).toBe(before);
});

test("no message shows a secret value, and an answer that repeats one is marked", async () => {
  const news = inputs({ data: { token: "hidden canary" } }, [["data", "token"]]);
  emulator.fail("TriggerChatFlow", { code: "InvalidData", message: "hidden canary is no name" });
  const error = await process()
    .create(news)
    .catch((e) => e);
  expect(error.message).toContain("InvalidData: (secret) is no name");
  emulator.fail("TriggerChatFlow", { kind: "reset" });
  const lost = await process()
    .create(news)
    .catch((e) => e);
  expect(lost.properties.data).toEqual({ token: "hidden canary" });
  expect(JSON.stringify([lost.message, lost.reasons, notes, warnings])).not.toContain("hidden canary");
});

describe("state", () => {
  const golden = {
    flowCode: FLOW,
    triggers: { release: "A" },
    schemaVersion: 1,
    uuid: "628da593-ad04-5bc7-bf37-e6a1cee15488",
    outcome: "accepted",
    settled: true,
    firedAt: "2026-03-01T09:00:00.000Z",
    requestId: "90E63D28",
    response: {},
    region: "ap-southeast-1",
    __declared: ["flowCode", "triggers"],
    __origin: { name: "announce", parents: "", project: "p", stack: "dev", secrets: [] },
    __provider: PROVIDER,
  };

  test("that this release writes is read", async () => {
    expect(await diff(golden)).toEqual({ changes: false });
    expect(Object.keys((await create()).outs).sort()).toEqual(Object.keys(golden).sort());
  });

  test("of a newer release, or of nothing, is refused with an explanation", async () => {
    await expect(diff({ ...golden, schemaVersion: 2 })).rejects.toThrow("written by a newer pulumi-cams (schema 2");
    await expect(process().read("x", inputs())).rejects.toThrow("nothing is recorded of this trigger");
  });
});
