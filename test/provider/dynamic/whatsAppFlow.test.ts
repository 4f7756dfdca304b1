import { httpTransport, type Transport } from "../../../provider/cams";
import { type Emulator, startEmulator } from "../../../provider/emulator";
import { encodeKeyed, type JsonObject } from "../../../sdk/flow";
import { twoScreens } from "../../engine/flows";
import { testProvider } from "./testProvider";

/** The provider as the engine's process calls it, with the emulator behind it. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const PROVIDER = "text of the stub";
type Properties = Record<string, unknown>;

let emulator: Emulator;
let transport: Transport;
let warnings: string[];

async function begin(options: Parameters<typeof startEmulator>[0] = {}) {
  emulator = await startEmulator({ limits: "off", ...options });
  transport = httpTransport();
  warnings = [];
}
beforeEach(() => begin());
afterEach(async () => {
  await transport.close();
  await emulator.close();
});

const process = (env: Record<string, string> = {}) =>
  testProvider(emulator, transport, { env, warn: (message) => void warnings.push(message) });

const inputs = (args: Properties = {}): Properties => ({
  flow: encodeKeyed(twoScreens()),
  ...args,
  __origin: { name: "signup", parents: "", project: "p", stack: "dev", secrets: [] },
  __provider: PROVIDER,
});
/** What the engine stores: the provider process adds `__provider` to outputs. */
const stored = (outs: Properties | undefined): Properties => ({ ...outs, __provider: PROVIDER });
const create = async (args?: Properties) => {
  const { id, outs } = await process().create(inputs(args));
  return { id, outs: stored(outs) };
};
const diff = (olds: Properties, args?: Properties, env?: Record<string, string>) =>
  process(env).diff(String(olds.flowId), olds, inputs(args));
const edit = (change: (flow: JsonObject) => void): JsonObject => {
  const flow = twoScreens();
  change(flow);
  return flow;
};

test("outputs repeat the inputs and hold only what JSON can hold", async () => {
  const { outs } = await create({ categories: ["SIGN_UP"] });
  expect(outs).toMatchObject({ ...inputs(), categories: ["SIGN_UP"], status: "PUBLISHED", adopted: false });
  expect(JSON.parse(JSON.stringify(outs))).toEqual(outs);
  expect(JSON.stringify(outs)).not.toMatch(/https?:/);
});

describe("diff", () => {
  test("says nothing changes for the same declaration, and has defaults that are written out recorded", async () => {
    const { outs } = await create();
    const calls = emulator.calls.length;
    const writtenOut = { flowName: outs.flowName, categories: ["OTHER"], publish: true, onDestroy: "deprecate" };
    expect(await diff(outs)).toEqual({ changes: false });
    expect(await diff(outs, writtenOut)).toEqual({ replaces: [] });
    expect(emulator.calls).toHaveLength(calls);
  });

  test.each([
    ["flow", { flow: encodeKeyed(twoScreens("Other")) }],
    ["flowName", { flowName: "Other" }],
    ["categories", { categories: ["SURVEY"] }],
    ["endpointUri", { endpointUri: "https://flows.example.com" }],
    ["publish", { publish: false }],
    ["onDestroy", { onDestroy: "retain" }],
  ])("leaves a changed %s to the engine to show", async (_, args) => {
    const { outs } = await create();
    expect(await diff(outs, args)).toEqual({ replaces: [] });
  });

  test("does not take a value that is not known yet for the same or for wrong", async () => {
    const { outs } = await create();
    const openLabel = encodeKeyed(twoScreens(UNKNOWN));
    for (const args of [{ flow: UNKNOWN }, { flow: openLabel }, { flowName: UNKNOWN }, { categories: [UNKNOWN] }]) {
      expect(await diff(outs, args)).toEqual({ replaces: [] });
    }
  });

  test("replaces when the program names another space", async () => {
    const { outs } = await create();
    expect(await diff(outs, { custSpaceId: "cams-other" })).toEqual({ replaces: ["custSpaceId"] });
  });

  test("stops when the settings, not the program, name another space or region", async () => {
    const { outs } = await create();
    await expect(diff(outs, {}, { CAMS_CUST_SPACE_ID: "cams-other" })).rejects.toThrow(
      `is in region ap-southeast-1, space ${emulator.custSpaceId}, but the current settings point to region ap-southeast-1, space cams-other`,
    );
    await expect(diff(outs, {}, { CAMS_REGION: "elsewhere" })).rejects.toThrow("region elsewhere");
    expect(await diff(outs, {}, { CAMS_CUST_SPACE_ID: "" })).toEqual({ changes: false });
    const own = { custSpaceId: emulator.custSpaceId };
    expect(await diff(outs, own, { CAMS_CUST_SPACE_ID: "cams-other" })).toEqual({ replaces: [] });
  });

  test("refuses another flow to adopt, and has the removal of adopt recorded", async () => {
    const { id } = await create();
    const adopted = await create({ adopt: id });
    await expect(diff(adopted.outs, { adopt: "404" })).rejects.toThrow(`this resource manages flow ${id}`);
    expect(await diff(adopted.outs)).toEqual({ replaces: [] });
  });

  test("refuses the state of a newer release and reads that of this one", async () => {
    const { outs } = await create();
    await expect(diff({ ...outs, schemaVersion: 2 })).rejects.toThrow("written by a newer pulumi-cams (schema 2");
  });
});

describe("read", () => {
  const read = async (olds: Properties) => process().read(String(olds.flowId), olds);

  test("returns what is recorded when nothing changed", async () => {
    const { id, outs } = await create({ categories: ["SIGN_UP", "OTHER"] });
    const { __provider, ...rest } = outs;
    const { __provider: _, ...declared } = inputs({ categories: ["SIGN_UP", "OTHER"] });
    expect(await read(outs)).toEqual({ id, props: rest, inputs: declared });
  });

  test("finds a changed name, categories, endpoint and state", async () => {
    const { id, outs } = await create({ flowName: "Membership", categories: ["SIGN_UP"] });
    emulator.edit(id, {
      flowName: "Renamed",
      categories: ["SURVEY"],
      endpointUri: "https://x.example",
      status: "DRAFT",
    });
    const found = await read(outs);
    expect(found.inputs).toMatchObject({ flowName: "Renamed", categories: ["SURVEY"] });
    expect(found.props).toMatchObject({ status: "DRAFT", endpointUri: "https://x.example" });
    const args = { flowName: "Membership", categories: ["SIGN_UP"] };
    const { outs: healed } = await process().update(id, stored(found.props), inputs(args));
    expect(healed).toMatchObject({ ...args, status: "PUBLISHED" });
    expect(emulator.flows()[0]?.endpointUri).toBeUndefined();
  });

  test("a draft that was published calls for an update that only publishes", async () => {
    const { id, outs } = await create();
    emulator.edit(id, { status: "DRAFT" });
    const found = stored((await read(outs)).props);
    expect(await diff(found)).toEqual({ changes: true, replaces: [] });
  });

  test("a flow that is gone is reported so, but not one that may not be seen", async () => {
    const { id, outs } = await create();
    emulator.fail("GetFlow", { code: "Unknown.ResourceOwnerId" });
    await expect(read(outs)).rejects.toThrow("Unknown.ResourceOwnerId");
    emulator.fail("GetFlow", { code: "Emulator.FlowNotFound" });
    await expect(read(outs)).rejects.toThrow("Emulator.FlowNotFound");
    emulator.remove(id);
    expect(await read(outs)).toEqual({ id: "", props: {} });
  });

  test("a resource of which nothing is recorded cannot be read", async () => {
    await expect(process().read("1", inputs())).rejects.toThrow("Declare it with adopt and its flow id.");
  });

  test("a deprecated flow is replaced, with a warning that says why", async () => {
    const { id, outs } = await create();
    emulator.edit(id, { status: "DEPRECATED" });
    expect(await diff(stored((await read(outs)).props))).toEqual({ changes: true, replaces: ["status"] });
    expect(warnings).toEqual([
      expect.stringContaining("was deprecated outside of Pulumi, which is final: the next `pulumi up` replaces it"),
      expect.stringContaining("was deprecated outside of Pulumi, which is final: it will be replaced by a new flow"),
    ]);
  });
});

test("defaults that CAMS writes into a document are no drift and no reason to upload again", async () => {
  await transport.close();
  await emulator.close();
  await begin({ readBack: (flow) => ({ ...flow, data_channel: "default", screens: [...(flow.screens as [])] }) });
  const { id, outs } = await create();
  const { props } = await process().read(id, outs);
  expect(await diff(stored(props))).toEqual({ changes: false });
  await process().update(id, stored(props), inputs({ categories: ["SURVEY"] }));
  expect(emulator.calls.filter(({ operation }) => operation === "UpdateFlowJSONAsset")).toHaveLength(1);
});

test("a read-back that lacks what was declared fails the update and keeps the flow", async () => {
  await transport.close();
  await emulator.close();
  await begin({ readBack: () => edit((flow) => Object.assign(flow, { screens: [] })) });
  const error = await process()
    .create(inputs())
    .catch((e) => e);
  expect(error).toMatchObject({
    id: emulator.flows()[0]?.flowId,
    properties: { status: "PUBLISHED", __provider: PROVIDER },
    reasons: [expect.stringContaining("CAMS returned a different document from the one that was uploaded")],
  });
});

test("adopt may be removed from a flow whose endpoint the program leaves out", async () => {
  const flow = encodeKeyed(edit((each) => Object.assign(each, { data_api_version: "3.0" })));
  const failures = async (olds: Properties, args: Properties) => (await process().check(olds, inputs(args))).failures;
  const adopted = inputs({ flow, adopt: "1" });
  expect(await failures(adopted, { flow })).toEqual([]);
  expect(await failures({}, { flow })).toMatchObject([{ reason: expect.stringContaining("ENDPOINT_REQUIRED") }]);
});

test("an adopted flow keeps the categories and endpoint that the program leaves out, and outlives its resource", async () => {
  const { id } = await create({ categories: ["SURVEY"], endpointUri: "https://flows.example.com" });
  const before = emulator.flows();
  const adopted = await create({ adopt: id });
  expect(emulator.flows()).toEqual(before);
  expect(adopted.outs).toMatchObject({ flowId: id, adopted: true, onDestroy: "retain", categories: ["SURVEY"] });
  await process().delete(id, adopted.outs);
  expect(emulator.flows()).toEqual(before);
});

test("a deprecated flow cannot be adopted, and adopt: true finds a flow by its explicit name", async () => {
  const { id } = await create({ flowName: "Membership" });
  const byName = await create({ flowName: "Membership", adopt: true });
  expect(byName.id).toBe(id);
  emulator.edit(id, { status: "DEPRECATED" });
  await expect(create({ adopt: id })).rejects.toThrow("is DEPRECATED, which is final, so it cannot be adopted");
  await expect(create({ adopt: true, flowName: "Nobody" })).rejects.toThrow('there is no flow named "Nobody" to adopt');
});

test("two resources of one program cannot be given the same name", async () => {
  const provider = process();
  const both = [1, 2].map(() => provider.create(inputs({ flowName: "Membership" })));
  const results = await Promise.allSettled(both);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const refused = results.find((result) => result.status === "rejected");
  expect(refused?.reason.message).toContain('flowName "Membership" is used by two resources of this program');
  expect(emulator.flows()).toHaveLength(1);
});

test("an assetUrl is used in place of the upload, after it was compared", async () => {
  const { id } = await create();
  const assetUrl = `${emulator.endpoint}/assets/${id}.json`;
  const before = emulator.calls.length;
  await create({ assetUrl, publish: false });
  const operations = emulator.calls.slice(before).map(({ operation }) => operation);
  expect(operations).not.toContain("GetChatappUploadAuthorization");
  const other = { flow: encodeKeyed(twoScreens("Other")), assetUrl };
  await expect(create(other)).rejects.toThrow(
    "the document at assetUrl is not the declared flow: nothing was sent to CAMS.",
  );
  expect(emulator.flows()).toHaveLength(2);
});

test("deleting what is already gone succeeds, and CAMS_ON_DESTROY overrides the state", async () => {
  const { id, outs } = await create();
  await process({ CAMS_ON_DESTROY: "retain" }).delete(id, outs);
  expect(emulator.flows()).toMatchObject([{ status: "PUBLISHED" }]);
  await process().delete(id, outs);
  expect(emulator.flows()).toMatchObject([{ status: "DEPRECATED" }]);
  await process().delete(id, outs);
  emulator.remove(id);
  await process().delete(id, outs);
});

test("a CreateFlow that stays unanswered is tried again under the same name only while that name is free", async () => {
  emulator.fail("CreateFlow", { code: "ServiceUnavailable", status: 503, times: 2 });
  await create();
  expect(emulator.flows()).toHaveLength(1);
  emulator.fail("CreateFlow", { code: "ServiceUnavailable", status: 503, times: 3 });
  await expect(create()).rejects.toThrow("ServiceUnavailable");
  expect(emulator.flows()).toHaveLength(1);
});

test("a failure says what is there now, as far as that can be seen", async () => {
  const { id, outs } = await create();
  const wanted = inputs({ flow: encodeKeyed(twoScreens("New")), categories: ["SURVEY"] });
  const update = () =>
    process()
      .update(id, outs, wanted)
      .catch((e) => e);
  emulator.fail("UpdateFlowJSONAsset", { code: "InvalidParameter.FileUrlError" });
  const refused = await update();
  expect(refused.message).toContain("is DRAFT and does not hold the declared document yet");
  expect(refused.properties).toMatchObject({ status: "DRAFT", categories: ["SURVEY"] });
  emulator.fail("UpdateFlowJSONAsset", { code: "InvalidParameter.FileUrlError" });
  emulator.fail("GetFlow", { code: "Throttling.User", skip: 1 });
  expect((await update()).message).toContain("was, when last seen, DRAFT and does not hold");
  emulator.fail("UpdateFlowJSONAsset", { code: "-", kind: "reset" });
  expect((await update()).message).toContain("is DRAFT and may or may not hold the declared document");
});

test("an unanswered CreateFlow that cannot be settled says that the flow may exist", async () => {
  emulator.fail("CreateFlow", { code: "-", kind: "reset" });
  emulator.fail("ListFlow", { code: "Throttling.User", skip: 1 });
  const error = await create({ flowName: "Membership" }).catch((e) => e);
  expect(error.message).toContain(
    'Whether flow "Membership" exists now could not be determined: ListFlow was refused: Throttling.User',
  );
  expect(error.id).toBeUndefined();
});

describe("an answer that is lost is settled by looking", () => {
  const kinds = [
    ["was done", { code: "-", kind: "reset" }],
    ["was not done", { code: "ServiceUnavailable", status: 503 }],
  ] as const;

  test.each(kinds)("when PublishFlow %s, creating succeeds", async (_, fault) => {
    emulator.fail("PublishFlow", fault);
    const { outs } = await create();
    expect(outs.status).toBe("PUBLISHED");
  });

  test.each(kinds)("when DeprecateFlow or DeleteFlow %s, destroying succeeds", async (_, fault) => {
    for (const publish of [true, false]) {
      const { id, outs } = await create({ publish });
      emulator.fail(publish ? "DeprecateFlow" : "DeleteFlow", fault);
      await process().delete(id, outs);
    }
    expect(emulator.flows()).toMatchObject([{ status: "DEPRECATED" }]);
  });

  test("when it stays unanswered, the failure is the one that CAMS gave", async () => {
    const { id, outs } = await create();
    emulator.fail("DeprecateFlow", { code: "ServiceUnavailable", status: 503, times: 3 });
    await expect(process().delete(id, outs)).rejects.toThrow("DeprecateFlow was refused: ServiceUnavailable");
    expect(emulator.flows()).toMatchObject([{ status: "PUBLISHED" }]);
  });
});

test("what CAMS says in a refusal cannot move the cursor of a terminal", async () => {
  emulator.fail("CreateFlow", { code: "InvalidParameter", message: "no\u001b[2J\u202e\u0085\u2028" });
  const error = await create().catch((e) => e);
  expect(error.message).toContain("InvalidParameter: no\\u{1b}[2J\\u{202e}\\u{85}\\u{2028} (HTTP");
});

test("a name from CAMS with half an emoji does not stop a refresh", async () => {
  const { id, outs } = await create();
  emulator.edit(id, { flowName: "Welcome \ud83d" });
  const { props } = await process().read(id, outs);
  expect(props).toMatchObject({ flowName: "Welcome \ufffd" });
});

test("a secret that is another input than the flow is in no message either", async () => {
  await transport.close();
  await emulator.close();
  await begin({ omittedEndpoint: "keeps" });
  const endpointUri = "https://flows.example.com/canary-in-the-address";
  const secretly = (args: Properties): Properties => {
    const given = inputs(args);
    return { ...given, __origin: { ...(given.__origin as object), secrets: [["endpointUri"]] } };
  };
  const { id, outs } = await process().create(secretly({ endpointUri }));
  const error = await process()
    .update(id, stored(outs), inputs())
    .catch((e) => e);
  expect(error.message).toContain("CAMS reports the endpoint (secret) where (none) was set");
  expect(error.reasons.join() + warnings.join()).not.toContain("canary");
});
