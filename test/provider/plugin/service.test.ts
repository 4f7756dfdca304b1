import { type ServiceError, status } from "@grpc/grpc-js";
import * as rpc from "@pulumi/pulumi/proto/provider_pb";
import { type Emulator, startEmulator } from "../../../provider/emulator";
import { isSecret, type Properties, secret, UNKNOWN } from "../../../provider/engine";
import { propertiesIn, structOf } from "../../../provider/plugin/struct";
import { digest, type JsonObject } from "../../../sdk/flow";
import { twoScreens } from "../../engine/flows";
import { keptIn, resourceCalls, type StoredResource } from "./resourceCalls";
import { answer, type TestPlugin, testPlugin } from "./testPlugin";

/** What the engine is told over gRPC, with the emulator behind the plugin. */
const URN = "urn:pulumi:dev::shop::cams:index:WhatsAppFlow::signup";
let emulator: Emulator;
let plugin: TestPlugin;

beforeEach(async () => {
  emulator = await startEmulator({ limits: "off" });
  plugin = await testPlugin(emulator);
});
afterEach(async () => {
  await plugin.close();
  await emulator.close();
});

const at = (urn: string) => resourceCalls(plugin.client, urn);
const { check, create, diff, declared, read } = {
  check: (news: Properties, urn = URN) => at(urn).check(news),
  create: (inputs: Properties, options = {}, urn = URN) => at(urn).create(inputs, options),
  diff: (old: StoredResource, news: Properties) => at(URN).diff(old, news),
  declared: (values: Properties) => at(URN).declared(values),
  read: (id: string, stored?: StoredResource) => at(URN).read(id, stored),
};

/** A flow that is created and published. */
const published = (values: Properties = { flow: twoScreens() }) => at(URN).created(values);

test("methods that the provider does not have are answered with UNIMPLEMENTED", async () => {
  const { client } = plugin;
  const calls = [
    answer((done) => client.construct(new rpc.ConstructRequest(), done)),
    answer((done) => client.call(new rpc.CallRequest(), done)),
    answer((done) => client.parameterize(new rpc.ParameterizeRequest(), done)),
    answer((done) => client.getMapping(new rpc.GetMappingRequest(), done)),
  ];
  for (const call of calls) await expect(call).rejects.toMatchObject({ code: status.UNIMPLEMENTED });
});

test("a resource that there is not is named together with those that there are", async () => {
  const error = await check({}, "urn:pulumi:dev::shop::cams:index:Flow::x").catch((thrown: ServiceError) => thrown);
  expect(error).toMatchObject({
    details:
      "the provider cams has no resource cams:index:Flow (it has cams:index:WhatsAppFlow, cams:index:FlowTrigger, cams:index:PhoneEncryptionPublicKey)",
  });
});

test("a document may be given as an object or as the text of its file, and is the same", async () => {
  const asObject = await declared({ flow: twoScreens() });
  expect(await declared({ flow: JSON.stringify(twoScreens(), null, 2) })).toEqual(asObject);
  expect(await check({ flow: "signup.flow.json" })).toMatchObject({
    reasons: [
      expect.stringMatching(/^INVALID_INPUT flow:1:1 .*give an object, or the text of a flow file and not its path/),
    ],
  });
});

test("a document that the engine gives back in its recorded form, for ignoreChanges, is the same one", async () => {
  const flow = twoScreens();
  const [first] = flow.screens as Properties[];
  if (first) first.data = { note: { type: "string", __example__: "(null)" } };
  const inputs = await declared({ flow });
  expect(await declared({ flow: inputs.flow })).toEqual(inputs);
});

test("a mistake is reported as its reason alone", async () => {
  const { reasons } = await check({ flow: twoScreens(), categorys: ["SURVEY"] });
  expect(reasons).toEqual([expect.stringMatching(/categorys.*did you mean categories/)]);
});

test("a preview of a create knows digest and status, and that the id is not known yet", async () => {
  const inputs = await declared({ flow: twoScreens(), flowName: "Sign up" });
  const { outputs } = await create(inputs, { preview: true });
  expect(outputs).toMatchObject({
    flowId: UNKNOWN,
    flowName: "Sign up",
    status: "PUBLISHED",
    digest: digest(twoScreens()),
    publishedDigest: digest(twoScreens()),
    jsonVersion: UNKNOWN,
  });
  expect(emulator.calls).toEqual([]);
  const open: JsonObject = { ...twoScreens(), version: UNKNOWN };
  expect((await create({ ...inputs, flow: open }, { preview: true })).outputs.digest).toBe(UNKNOWN);
});

test("a changed label is one path, an inserted screen one more, and an equal document none", async () => {
  const old = await published();
  expect(await diff(old, await declared({ flow: twoScreens("Go on") }))).toEqual({
    isChanged: true,
    paths: ["flow.screens.START.layout.children.Footer.label"],
    replaces: [],
  });
  const reversed = Object.fromEntries(Object.entries(twoScreens()).reverse());
  expect(await diff(old, await declared({ flow: reversed }))).toEqual({ isChanged: false, paths: [], replaces: [] });
});

test("what drifted in CAMS is shown as what an update leads to", async () => {
  const old = await published();
  const drifted = { ...old, outputs: { ...old.outputs, status: "DRAFT" } };
  expect(await diff(drifted, old.inputs)).toEqual({ isChanged: true, paths: ["status"], replaces: [] });
  const gone = { ...old, outputs: { ...old.outputs, status: "DEPRECATED" } };
  expect(await diff(gone, old.inputs)).toMatchObject({ isChanged: true, paths: ["status"], replaces: ["status"] });
});

test("a secret leaf stays one, in inputs and outputs, and nothing else becomes one", async () => {
  const flow = twoScreens();
  const [, last] = flow.screens as { layout: { children: Properties[] } }[];
  if (last?.layout.children[0]) last.layout.children[0].text = secret("hidden canary");
  const { inputs, outputs } = await published({ flow });
  for (const stored of [inputs, outputs]) {
    const text = JSON.stringify(stored, (_, value) => (isSecret(value) ? "(marked)" : value));
    expect(text).not.toContain("hidden canary");
    expect(text.match(/\(marked\)/g)).toHaveLength(1);
  }
  expect(JSON.stringify(emulator.flows()[0]?.json)).toContain("hidden canary");
});

test("no path of a difference holds a secret, wherever it stands", async () => {
  const flow: Properties = { ...twoScreens(), routing_model: secret({ hidden_canary: ["DONE"], DONE: [] }) };
  const [first] = flow.screens as Properties[];
  if (first) first.id = secret("hidden_canary");
  const old = await published({ flow });
  const { paths } = await diff(old, await declared({ flow: twoScreens() }));
  expect(paths).toEqual(["flow.routing_model", "flow.screens"]);
});

test("a create that fails halfway keeps the id and what is there", async () => {
  const inputs = await declared({ flow: twoScreens() });
  emulator.fail("PublishFlow", { code: "139002", message: "not today" });
  const kept = keptIn(await create(inputs).catch((thrown: ServiceError) => thrown));
  const flowId = emulator.flows()[0]?.flowId;
  expect(kept).toMatchObject({ id: flowId, reasons: [expect.stringContaining("139002")], inputs });
  expect(kept.outputs).toMatchObject({ flowId, status: "DRAFT" });
});

test("progress stands on the line of its own resource", async () => {
  await published();
  expect(new Set(plugin.logged.map(({ urn }) => urn))).toEqual(new Set([URN]));
  expect(plugin.logged.map(({ message }) => message)).toContainEqual(expect.stringMatching(/publishing flow \d+/));
});

test("after the time that customTimeouts gives, an operation stops, keeps what is there and says how to go on", async () => {
  const inputs = await declared({ flow: twoScreens() });
  emulator.fail("UpdateFlowJSONAsset", { kind: "slowHeaders", ms: 1500 });
  const error = await create(inputs, { timeout: 1 }).catch((thrown: ServiceError) => thrown);
  expect(error).toMatchObject({
    details: expect.stringMatching(/stopped after 1 seconds, as customTimeouts asks.*continues from what is there/),
  });
  expect(error).toHaveProperty("metadata");
  const [flow] = emulator.flows();
  expect(flow?.status).toBe("DRAFT");
});

test("Cancel ends a wait at once, and the id is kept", async () => {
  const inputs = await declared({ flow: twoScreens() });
  emulator.fail("PublishFlow", { kind: "throttle" });
  const creating = create(inputs).catch((thrown: ServiceError) => thrown);
  while (!emulator.calls.some(({ operation }) => operation === "PublishFlow")) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const began = Date.now();
  plugin.session.cancel();
  const error = await creating;
  expect(Date.now() - began).toBeLessThan(1000);
  expect(keptIn(error).id).toBe(emulator.flows()[0]?.flowId);
});

test("an import reads a flow as a program would declare it, and then nothing changes", async () => {
  const made = await published({ flow: twoScreens(), categories: ["SURVEY"] });
  const { inputs, outputs } = await read(made.id);
  expect(inputs).toMatchObject({ flow: twoScreens(), categories: ["SURVEY"], flowName: made.outputs.flowName });
  const { __origin: _, __provider: __, ...given } = inputs;
  expect(await diff({ inputs, outputs }, await declared(given))).toEqual({ isChanged: false, paths: [], replaces: [] });
});

test("a flow that there is not is reported as absent, and a trigger says why it cannot be imported", async () => {
  expect(await read("123")).toMatchObject({ id: "" });
  const trigger = at("urn:pulumi:dev::shop::cams:index:FlowTrigger::announce");
  await expect(trigger.read("123")).rejects.toMatchObject({
    details: expect.stringContaining("CAMS keeps no record of triggers"),
  });
});

test("List names the flows of the space", async () => {
  const made = await published();
  const request = new rpc.ListRequest();
  request.setToken("cams:index:WhatsAppFlow");
  const found: unknown[] = [];
  for await (const item of plugin.client.list(request)) found.push((item as rpc.ListResponse).getResult()?.toObject());
  expect(found).toEqual([{ id: made.id, name: made.outputs.flowName }]);
});

test("getWhatsAppFlow finds a flow by id or by name, and says what is missing", async () => {
  const made = await published();
  const look = async (args: Properties) => {
    const request = new rpc.InvokeRequest();
    request.setTok("cams:index:getWhatsAppFlow");
    request.setArgs(structOf(args));
    const response = await answer<rpc.InvokeResponse>((done) => plugin.client.invoke(request, done));
    const [failure] = response.getFailuresList();
    return failure?.getReason() ?? propertiesIn(response.getReturn());
  };
  const found = { flowId: made.id, status: "PUBLISHED", digest: digest(twoScreens()), flow: twoScreens() };
  expect(await look({ flowId: made.id })).toMatchObject(found);
  expect(await look({ flowName: made.outputs.flowName })).toMatchObject(found);
  expect(await look({})).toBe("getWhatsAppFlow needs either flowId or flowName.");
  expect(await look({ flowName: "Nobody" })).toBe(
    `There is no flow named "Nobody" in space ${emulator.custSpaceId}. Check flowName and custSpaceId.`,
  );
  expect(await look({ name: "Nobody" })).toMatch(/name/);
});

test("a provider that a program declares sends no trigger before it is told whether to", async () => {
  emulator.addChatFlow({ flowCode: "9ccc41e0" });
  const urn = "urn:pulumi:dev::shop::cams:index:FlowTrigger::announce";
  const { inputs, reasons } = await check({ flowCode: "9ccc41e0", triggers: "A" }, urn);
  expect(reasons).toEqual([]);
  const configure = async (triggers: Properties) => {
    const request = new rpc.ConfigureRequest();
    const { accessKeyId, accessKeySecret, endpoint, custSpaceId } = emulator;
    request.setArgs(structOf({ accessKeyId, accessKeySecret, endpoint, custSpaceId, ...triggers }));
    request.setUrn("urn:pulumi:dev::shop::pulumi:providers:cams::own");
    await answer((done) => plugin.client.configure(request, done));
  };
  await configure({});
  await expect(create(inputs, {}, urn)).rejects.toMatchObject({
    details: expect.stringMatching(
      /does not see cams:triggers of the stack: nothing is sent\. Give the provider triggers/,
    ),
  });
  expect(emulator.runs()).toEqual([]);
  await configure({ triggers: "enabled" });
  expect((await create(inputs, {}, urn)).outputs).toMatchObject({ outcome: "accepted" });
});

describe("CheckConfig", () => {
  const configure = async (settings: Properties) => {
    const request = new rpc.CheckRequest();
    request.setUrn("urn:pulumi:dev::shop::pulumi:providers:cams::default");
    request.setNews(structOf(settings));
    const response = await answer<rpc.CheckResponse>((done) => plugin.client.checkConfig(request, done));
    return response.getFailuresList().map((failure) => failure.getReason());
  };

  test("names what a misspelt setting most likely means", async () => {
    expect(await configure({ custSpaceID: "cams-1", version: "0.1.0" })).toEqual([
      'cams has no setting "custSpaceID" (did you mean custSpaceId?)',
    ]);
  });

  test("reports values that cannot be right, before anything is done", async () => {
    expect(await configure({ endpoint: "ftp://x", region: UNKNOWN })).toEqual([expect.stringContaining("ftp://x")]);
    expect(await configure({ triggers: "disable" })).toEqual([expect.stringContaining('"disable"')]);
  });
});
