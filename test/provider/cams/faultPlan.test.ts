import { inspect } from "node:util";
import { assets, camsClient, httpTransport, LIMITS, type Operation, type Parameters } from "../../../provider/cams";
import { operationNames } from "../../../provider/cams/operations";
import { type Emulator, type Fault, type FaultKind, type FlowStatus, startEmulator } from "../../../provider/emulator";
import { twoScreens } from "../../engine/flows";
import { impatientClock } from "./virtualClock";

/** The client against every fault that the emulator can plan, for every operation. */
const KEY = "canary-of-the-key";
const limits = { ...LIMITS, headersMs: 300, bodyMs: 300, attemptMs: 1_000, bodyBytes: 64 * 1024 };
const TOO_LATE_MS = 1_500;
/** Attempts that fit into two minutes when each pause is as long as it may be. */
const UNTIL_GIVEN_UP = 16;

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ accessKeySecret: KEY, limits: "off" });
});
afterEach(() => emulator.close());

const connection = () => {
  const clock = impatientClock();
  const transport = httpTransport(limits);
  const credentials = async () => ({ accessKeyId: emulator.accessKeyId, accessKeySecret: KEY });
  const endpoint = new URL(emulator.endpoint);
  const client = camsClient({ endpoint, credentials, transport, limits, clock, random: () => 1 });
  return { clock, transport, client, documents: assets({ client, transport, limits, clock }) };
};

/** A flow in a state, made without a call that a fault could hit. */
async function flowIn(status: FlowStatus): Promise<string> {
  const { client, transport } = connection();
  const FlowName = `flow-${emulator.flows().length}`;
  const { FlowId } = await client.call("CreateFlow", { FlowName, Categories: ["OTHER"] });
  await transport.close();
  emulator.edit(FlowId, { status, json: twoScreens() });
  return FlowId;
}

type Prepare = { [O in Operation]: () => Promise<Parameters[O]> };
const chatFlow = async () => ({ FlowCode: emulator.addChatFlow().flowCode });
const flow = (status: FlowStatus) => async () => ({ FlowId: await flowIn(status) });
/** The parameters of a call that would succeed. */
const prepare: Prepare = {
  CreateFlow: async () => ({ FlowName: "new", Categories: ["OTHER"] }),
  GetFlow: flow("DRAFT"),
  ModifyFlow: async () => ({ FlowId: await flowIn("DRAFT"), FlowName: "renamed", Categories: ["SURVEY"] }),
  ListFlow: async () => ({ Page: { Index: 1, Size: 20 } }),
  async UpdateFlowJSONAsset() {
    const FlowId = await flowIn("DRAFT");
    return { FlowId, FilePath: `${emulator.endpoint}/assets/${FlowId}.json` };
  },
  GetFlowJSONAssest: flow("DRAFT"),
  GetFlowPreviewUrl: flow("DRAFT"),
  PublishFlow: flow("DRAFT"),
  DeprecateFlow: flow("PUBLISHED"),
  DeleteFlow: flow("DRAFT"),
  GetChatappUploadAuthorization: async () => ({ CustSpaceId: emulator.custSpaceId }),
  GetPhoneEncryptionPublicKey: async () => ({ PhoneNumber: "4912345" }),
  UpdatePhoneEncryptionPublicKey: async () => ({ PhoneNumber: "4912345", EncryptionPublicKey: "KEY" }),
  QueryChatappPhoneNumbers: async () => ({}),
  GetWhatsappHealthStatus: async () => ({ NodeType: "waba", CustSpaceId: emulator.custSpaceId }),
  TriggerChatFlow: async () => ({ ...(await chatFlow()), Uuid: "u-1" }),
  ListChatFlow: async () => ({ PageNo: 1 }),
  ReadFlowVersion: async () => ({ ...(await chatFlow()), FlowVersion: "1" }),
};

/** What comes of a call: "a result" or the class of the error, and how many calls arrived. */
type Ending = [string, number];
interface Row {
  kind: FaultKind;
  fault: Omit<Fault, "kind">;
  /** For calls that are safe to repeat, and for those that are not. */
  safe: Ending;
  once: Ending;
}
const both = (...ending: Ending) => ({ safe: ending, once: ending });
const lost = (name: string) => ({ safe: ["a result", 2] as Ending, once: [name, 1] as Ending });

const rows: Row[] = [
  { kind: "refuse", fault: { code: "Some.Code" }, ...both("RefusedError", 1) },
  { kind: "refuse", fault: { code: "Product.Unsubscript", status: 200 }, ...both("NotSubscribedError", 1) },
  { kind: "refuse", fault: { code: "Ram.PermissionDeny" }, ...both("PermissionError", 1) },
  { kind: "refuse", fault: { success: false }, ...both("RefusedError", 1) },
  ...(
    ["System.LimitControl", "System.LimitControl-200", "Throttling", "Throttling.User", "Throttling.Api"] as const
  ).map((form): Row => ({ kind: "throttle", fault: { form }, ...both("a result", 2) })),
  { kind: "throttle", fault: { form: "retry-after", retryAfterMs: 40_000 }, ...both("a result", 2) },
  { kind: "throttle", fault: { form: "plain-429" }, ...both("a result", 2) },
  { kind: "throttle", fault: { times: "forever" }, ...both("ThrottledError", UNTIL_GIVEN_UP) },
  { kind: "serverError", fault: { times: 2 }, safe: ["a result", 3], once: ["UnavailableError", 1] },
  {
    kind: "serverError",
    fault: { times: "forever" },
    safe: ["UnavailableError", limits.attempts],
    once: ["UnavailableError", 1],
  },
  { kind: "lateError", fault: { status: 200 }, ...lost("UnavailableError") },
  { kind: "lateError", fault: { code: "InternalError", status: 400 }, ...lost("UnavailableError") },
  { kind: "drop", fault: {}, ...lost("NetworkError") },
  { kind: "reset", fault: {}, ...lost("NetworkError") },
  { kind: "slowHeaders", fault: { ms: TOO_LATE_MS }, ...lost("NetworkError") },
  { kind: "slowBody", fault: { ms: TOO_LATE_MS }, ...lost("NetworkError") },
  { kind: "endlessBody", fault: {}, ...both("UnexpectedReplyError", 1) },
  { kind: "truncatedJson", fault: {}, ...lost("UnexpectedReplyError") },
  { kind: "htmlPage", fault: {}, ...lost("UnexpectedReplyError") },
  { kind: "emptyBody", fault: {}, ...lost("UnexpectedReplyError") },
  { kind: "gzip", fault: {}, ...both("a result", 1) },
  { kind: "wrongContentType", fault: {}, ...both("a result", 1) },
  { kind: "clockSkew", fault: { ms: 20 * 60_000 }, ...both("ClockSkewError", 1) },
];
const onlyOnce: Operation[] = ["CreateFlow", "PublishFlow", "DeprecateFlow", "DeleteFlow"];

test.each(rows)(
  "$kind $fault: every operation ends well or with the right error, in time",
  async ({ kind, fault, safe, once }) => {
    for (const operation of operationNames) {
      const parameters = await prepare[operation]();
      const { client, transport, clock } = connection();
      const before = emulator.calls.length;
      const began = clock.elapsed();
      emulator.fail(operation, { kind, ...fault });
      const error = await client.call(operation, parameters as Parameters[typeof operation]).then(
        () => undefined,
        (reason) => reason,
      );
      expect(clock.elapsed() - began).toBeLessThan(limits.callMs + limits.attemptMs);
      await transport.close();
      const ending = [error?.name ?? "a result", emulator.calls.length - before];
      expect([operation, ...ending]).toEqual([operation, ...(onlyOnce.includes(operation) ? once : safe)]);
      expect(inspect(error, { depth: 20, showHidden: true })).not.toMatch(/canary|Signature=|ACS3/);
      emulator.reset();
    }
  },
);

test.each<[FaultKind, Omit<Fault, "kind">, "upload" | "download", string]>([
  ["refuse", { code: "AccessDenied", status: 403 }, "upload", "AssetError"],
  ["expiredAsset", {}, "download", "AssetError"],
  ["alteredAsset", {}, "download", "AssetError"],
  ["truncatedJson", {}, "download", "AssetError"],
  ["htmlPage", { status: 200 }, "download", "AssetError"],
  ["emptyBody", {}, "download", "AssetError"],
  ["endlessBody", {}, "download", "UnexpectedReplyError"],
  ["reset", {}, "upload", "a result"],
  ["drop", {}, "download", "a result"],
  ["serverError", { times: 2 }, "upload", "a result"],
  ["serverError", { times: "forever" }, "upload", "AssetError"],
  ["gzip", {}, "download", "a result"],
  ["wrongContentType", {}, "download", "a result"],
  ["slowBody", { ms: TOO_LATE_MS }, "download", "a result"],
])("%s %j at an %s of a document: %s", async (kind, fault, target, ending) => {
  const { documents, transport } = connection();
  emulator.fail(target, { kind, ...fault });
  const error = await documents.upload(twoScreens(), emulator.custSpaceId).then(
    () => undefined,
    (reason) => reason,
  );
  await transport.close();
  expect(error?.name ?? "a result").toBe(ending);
  expect(inspect(error, { depth: 20, showHidden: true })).not.toMatch(/canary|Signature=|[?&]Expires=/);
});
