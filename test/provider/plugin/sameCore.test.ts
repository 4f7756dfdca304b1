import type { ServiceError } from "@grpc/grpc-js";
import { ConfigureRequest } from "@pulumi/pulumi/proto/provider_pb";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../../provider/emulator";
import { isSecret, secret } from "../../../provider/engine";
import { structOf } from "../../../provider/plugin/struct";
import type { JsonObject } from "../../../sdk/flow";
import { twoScreens } from "../../engine/flows";
import { keptIn, resourceCalls } from "./resourceCalls";
import { answer, type TestPlugin, testPlugin } from "./testPlugin";

/** What the lifecycle promises to Node programs holds for programs of other languages too. */
const URN = "urn:pulumi:dev::shop::cams:index:WhatsAppFlow::signup";
let emulator: Emulator;
let plugin: TestPlugin;
let flow: ReturnType<typeof resourceCalls>;

async function begin(options: EmulatorOptions = {}): Promise<void> {
  emulator = await startEmulator({ limits: "off", ...options });
  plugin = await testPlugin(emulator);
  flow = resourceCalls(plugin.client, URN);
}
afterEach(async () => {
  await plugin.close();
  await emulator.close();
});

const warnings = () => plugin.logged.filter(({ kind }) => kind === "warn");
const unchanged = { isChanged: false, paths: [], replaces: [] };

test("a text that a flow lacks is empty, and a refresh of a stack that moved here leaves it as it was", async () => {
  await begin();
  const made = await flow.created({ flow: twoScreens(), publish: false });
  expect(made.outputs).toMatchObject({ status: "DRAFT", publishedDigest: "", dataApiVersion: "", jsonVersion: "7.3" });
  expect(await flow.diff(made, made.inputs)).toEqual(unchanged);
  expect((await flow.read(made.id, made)).outputs).toEqual(made.outputs);

  const moved = { ...made, outputs: { ...made.outputs, publishedDigest: null, dataApiVersion: null } };
  expect(await flow.diff(moved, made.inputs)).toEqual(unchanged);
  expect((await flow.read(made.id, moved)).outputs).toEqual(moved.outputs);
  const published = await flow.declared({ flow: twoScreens() });
  expect(await flow.update(moved, published)).toMatchObject({ status: "PUBLISHED", dataApiVersion: "" });
});

test("what somebody edited in the console is one path, whatever CAMS adds to the document", async () => {
  await begin({ readBack: "adds-defaults" });
  const made = await flow.created({ flow: twoScreens() });
  const read = await flow.read(made.id, made);
  await flow.diff(read, made.inputs);
  expect(await flow.diff(read, made.inputs)).toEqual(unchanged);

  emulator.edit(made.id, { json: twoScreens("Edited") as JsonObject, status: "PUBLISHED" });
  const drifted = await flow.read(made.id, read);
  expect(drifted.outputs.drifted).toEqual(["flow"]);
  const paths = ["flow.screens.START.layout.children.Footer.label"];
  expect(await flow.diff(drifted, made.inputs)).toMatchObject({ isChanged: true, paths });
  await flow.update(drifted, made.inputs);
  expect(emulator.flows()).toMatchObject([{ json: twoScreens(), status: "PUBLISHED" }]);
});

test("a space that is a secret of the configuration is one wherever it is recorded, and in every message", async () => {
  await begin();
  const { accessKeyId, accessKeySecret, endpoint, custSpaceId } = emulator;
  const request = new ConfigureRequest();
  request.setArgs(structOf({ accessKeyId, accessKeySecret, endpoint, custSpaceId: secret(custSpaceId) }));
  await answer((done) => plugin.client.configure(request, done));
  const made = await flow.created({ flow: twoScreens() });
  emulator.fail("GetFlow", { code: "InvalidParameter", message: `CustSpaceId ${custSpaceId} is wrong` });
  const error = await flow.read(made.id, made).catch((thrown: ServiceError) => thrown.details);
  expect(error).toContain("is wrong");
  const imported = await flow.read(made.id);
  const texts = [made, error, imported].map((each) => JSON.stringify(each, (_, it) => (isSecret(it) ? "-" : it)));
  for (const text of texts) expect(text).not.toContain(custSpaceId);
});

test("a phone number without key is a warning on the line of the flow that needs it", async () => {
  await begin();
  emulator.addPhoneNumber({ phoneNumber: "491" });
  const endpointUri = "https://flows.example.com";
  await flow.created({ flow: { ...twoScreens(), data_api_version: "3.0" }, endpointUri });
  expect(warnings()).toEqual([
    { urn: URN, kind: "warn", message: expect.stringContaining("phone number 491 has no public key") },
  ]);
});

test("a write that CAMS does not show in time is kept as pending, and the next run goes on with it", async () => {
  let skippedMs = 0;
  await begin({ now: () => Date.now() + skippedMs });
  const made = await flow.created({ flow: twoScreens() });
  skippedMs = 120_000;
  for (const operation of ["GetFlow", "GetFlowJSONAssest"] as const) {
    emulator.fail(operation, { kind: "staleReads", ms: 60_000, forMs: 1500 });
  }
  const inputs = await flow.declared({ flow: twoScreens("Go on") });
  const kept = keptIn(await flow.update(made, inputs, { timeout: 1 }).catch((thrown: ServiceError) => thrown));
  expect(kept).toMatchObject({ id: made.id, outputs: { pending: { since: expect.any(String) } } });
  expect(await flow.diff(kept, inputs)).toMatchObject({ isChanged: true });

  const outputs = await flow.update(kept, inputs);
  expect(outputs).toMatchObject({ flowId: made.id, status: "PUBLISHED" });
  expect(outputs).not.toHaveProperty("pending");
  expect(emulator.flows()).toMatchObject([{ json: twoScreens("Go on"), status: "PUBLISHED" }]);
  expect(await flow.diff({ inputs, outputs }, inputs)).toEqual(unchanged);
});
