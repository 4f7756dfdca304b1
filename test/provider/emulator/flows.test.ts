import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import {
  assets,
  type CamsClient,
  camsClient,
  httpTransport,
  type Operation,
  type Transport,
} from "../../../provider/cams";
import { type Emulator, type FlowStatus, startEmulator } from "../../../provider/emulator";
import { twoScreens } from "../../engine/flows";

let emulator: Emulator;
let transport: Transport;
let client: CamsClient;
const folder = mkdtempSync(path.join(tmpdir(), "emulator-"));
const dataFile = path.join(folder, "data.json");

async function start(): Promise<void> {
  emulator = await startEmulator({ dataFile, limits: "off" });
  transport = httpTransport();
  client = camsClient({ endpoint: new URL(emulator.endpoint), credentials: async () => emulator, transport });
}
async function stop(): Promise<void> {
  await transport.close();
  await emulator.close();
}

beforeEach(start);
afterEach(async () => {
  await stop();
  rmSync(dataFile, { force: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

const space = () => emulator.custSpaceId;
const make = async (FlowName = "name") => (await client.call("CreateFlow", { FlowName, Categories: ["OTHER"] })).FlowId;
const code = (call: Promise<unknown>) =>
  call.then(
    () => "OK",
    (error) => error.code,
  );
const document = twoScreens();
const upload = () => assets({ client, transport }).upload(document, space());

test("a flow goes from draft to published to deprecated", async () => {
  const FlowId = await make();
  expect(await code(client.call("PublishFlow", { FlowId }))).toBe("Emulator.PublishFailed");
  await client.call("UpdateFlowJSONAsset", { FlowId, FilePath: await upload() });
  await client.call("PublishFlow", { FlowId });
  expect(await client.call("GetFlow", { FlowId })).toMatchObject({ Status: "PUBLISHED", JSONVersion: "7.3" });
  const { FilePath } = await client.call("GetFlowJSONAssest", { FlowId });
  expect(await assets({ client, transport }).download(FilePath ?? "")).toEqual(document);
  await client.call("DeprecateFlow", { FlowId });
  expect(emulator.flows()).toMatchObject([{ status: "DEPRECATED" }]);
});

const OK = "OK";
const NO = "Emulator.WrongFlowStatus";
test.each<[Operation, Record<FlowStatus, string>]>([
  ["PublishFlow", { DRAFT: OK, PUBLISHED: NO, DEPRECATED: NO }],
  ["DeprecateFlow", { DRAFT: NO, PUBLISHED: OK, DEPRECATED: NO }],
  ["DeleteFlow", { DRAFT: OK, PUBLISHED: NO, DEPRECATED: NO }],
  ["ModifyFlow", { DRAFT: OK, PUBLISHED: OK, DEPRECATED: NO }],
  ["UpdateFlowJSONAsset", { DRAFT: OK, PUBLISHED: OK, DEPRECATED: NO }],
  ["GetFlow", { DRAFT: OK, PUBLISHED: OK, DEPRECATED: OK }],
])("%s is possible in the states in which Meta allows it", async (operation, expected) => {
  for (const [status, outcome] of Object.entries(expected) as [FlowStatus, string][]) {
    const FlowId = await make(status);
    emulator.edit(FlowId, { status, json: document });
    const parameters = { FlowId, FlowName: "other", Categories: ["OTHER"], FilePath: await upload() };
    const call = client.call(operation, parameters as never);
    expect([status, await code(call)]).toEqual([status, outcome]);
    if (emulator.flows().some(({ flowId }) => flowId === FlowId)) emulator.remove(FlowId);
  }
});

test("an edit returns a published flow to draft", async () => {
  for (const edit of ["ModifyFlow", "UpdateFlowJSONAsset"] as const) {
    const FlowId = await make(edit);
    emulator.edit(FlowId, { status: "PUBLISHED", json: document });
    const parameters = { FlowId, FlowName: edit, Categories: ["OTHER"], FilePath: await upload() };
    await client.call(edit, parameters);
    expect((await client.call("GetFlow", { FlowId })).Status).toBe("DRAFT");
  }
});

test("a name is unique in its space, also after deprecation, and free in another space", async () => {
  const FlowId = await make("taken");
  emulator.edit(FlowId, { status: "DEPRECATED" });
  expect(await code(make("taken"))).toBe("Emulator.FlowNameExists");
  await client.call("CreateFlow", { FlowName: "taken", Categories: ["OTHER"], CustSpaceId: "cams-other" });
  expect(await code(client.call("GetFlow", { FlowId, CustSpaceId: "cams-other" }))).toBe("Emulator.FlowNotFound");
});

test("flows are listed by pages", async () => {
  for (const name of ["a", "b", "c"]) await make(name);
  const page = async (Index: number) =>
    (await client.call("ListFlow", { Page: { Index, Size: 2 } })).map((f) => f.FlowName);
  expect([await page(1), await page(2), await page(3)]).toEqual([["a", "b"], ["c"], []]);
  expect(await code(client.call("ListFlow", { Page: { Index: 0, Size: 2 } }))).toBe("InvalidParameter.PageInvalid");
});

test("the bucket is private: reading needs the whole presigned link, writing the granted folder", async () => {
  const link = new URL(await upload());
  const status = async (url: string, init?: RequestInit) => (await fetch(url, init)).status;
  expect(await status(link.href)).toBe(200);
  expect(await status(`${link.origin}${link.pathname}`)).toBe(403);
  expect(await status(link.href.replace("flow-", "flow-0"))).toBe(403);
  expect(await status(link.href.replace(/Expires=\d+/, "Expires=1"))).toBe(403);
  expect(await status(link.href, { method: "PUT", body: "{}" })).toBe(403);
});

test("a document that cannot be downloaded is refused as CAMS refuses files", async () => {
  const FlowId = await make();
  const dead = `${emulator.endpoint}/assets/1.json`;
  const broken = `${emulator.endpoint}/assets/%zz`;
  for (const FilePath of [dead, broken, "uploads/x.json", (await upload()).replace(/\?.*/, "")]) {
    expect(await code(client.call("UpdateFlowJSONAsset", { FlowId, FilePath }))).toBe("InvalidParameter.FileUrlError");
  }
});

test("flows outlive a restart, on whatever port", async () => {
  const FlowId = await make();
  await client.call("UpdateFlowJSONAsset", { FlowId, FilePath: await upload() });
  await stop();
  await start();
  const { FilePath } = await client.call("GetFlowJSONAssest", { FlowId });
  expect(FilePath).toContain(emulator.endpoint);
  expect(await (await fetch(FilePath ?? "")).json()).toEqual(document);
});

test("a data file that is damaged is named, with the way out", async () => {
  const broken = path.join(folder, "broken.json");
  writeFileSync(broken, "{");
  await expect(startEmulator({ dataFile: broken })).rejects.toThrow(`${broken} cannot be read: delete it`);
  expect(readFileSync(broken, "utf8")).toBe("{");
});
