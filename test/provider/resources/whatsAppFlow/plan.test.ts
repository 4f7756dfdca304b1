import { desiredOf, plan, type Step } from "../../../../provider/resources/whatsAppFlow/plan";
import type { Observed, WhatsAppFlowState } from "../../../../provider/resources/whatsAppFlow/state";
import { digest, type JsonObject } from "../../../../sdk/flow";
import { twoScreens } from "../../../engine/flows";

/** Which writes a flow needs, by what is desired, what is recorded and what reads show. */
const NOW = Date.parse("2026-01-01T12:00:00Z");
const justNow = { since: new Date(NOW - 20_000).toISOString() };
const longAgo = { since: new Date(NOW - 3_600_000).toISOString() };

const recordedAs = (change: Partial<WhatsAppFlowState> = {}): WhatsAppFlowState => ({
  schemaVersion: 1,
  flowId: "1",
  flowName: "Membership",
  status: "PUBLISHED",
  categories: ["OTHER"],
  digest: digest(twoScreens()),
  readBackDigest: digest(twoScreens()),
  region: "r",
  adopted: false,
  onDestroy: "deprecate",
  ...change,
});

const shownAs = (
  change: { FlowName?: string; Status?: string } = {},
  document: JsonObject | undefined = twoScreens(),
): Observed => ({
  flow: {
    FlowId: "1",
    FlowName: "Membership",
    Status: "PUBLISHED",
    Categories: ["OTHER"],
    JSONVersion: "7.3",
    DataApiVersion: undefined,
    EndpointUri: undefined,
    ...change,
  },
  document,
});

const steps = (
  recorded: WhatsAppFlowState,
  observed: Observed | undefined,
  wanted: { flow?: JsonObject; flowName?: string; publish?: boolean } = {},
): Step[] => plan(desiredOf(recorded, { flow: twoScreens(), ...wanted }), recorded, observed, NOW);

test("nothing is written when what is recorded and what is shown are both as desired", () => {
  expect(steps(recordedAs(), shownAs())).toEqual([]);
  expect(steps(recordedAs(), undefined)).toEqual([]);
});

test.each<[string, Parameters<typeof steps>, Step[]]>([
  ["another document", [recordedAs(), shownAs(), { flow: twoScreens("New") }], ["upload", "publish"]],
  ["another name", [recordedAs(), shownAs(), { flowName: "New" }], ["modify", "publish"]],
  ["both", [recordedAs(), shownAs(), { flow: twoScreens("New"), flowName: "New" }], ["modify", "upload", "publish"]],
  ["an edit that is not to be published", [recordedAs(), shownAs(), { flowName: "New", publish: false }], ["modify"]],
  ["a draft", [recordedAs({ status: "DRAFT" }), shownAs({ Status: "DRAFT" })], ["publish"]],
  ["a draft by reads alone", [recordedAs(), shownAs({ Status: "DRAFT" })], ["publish"]],
  ["an edit in the console", [recordedAs(), shownAs({}, twoScreens("Console"))], ["upload", "publish"]],
])("%s is written", (_, given, expected) => {
  expect(steps(...given)).toEqual(expected);
});

test("a read that shows what is desired already does not spare a write that the record asks for", () => {
  const wanted = { flow: twoScreens("New"), flowName: "New" };
  expect(steps(recordedAs(), shownAs({ FlowName: "New" }, twoScreens("New")), wanted)).toEqual([
    "modify",
    "upload",
    "publish",
  ]);
  expect(steps(recordedAs({ status: "DRAFT" }), shownAs())).toEqual(["publish"]);
});

test("what CAMS accepted a moment ago is awaited, and written again when it is still not shown much later", () => {
  const accepted = { properties: "accepted", document: "accepted", status: "accepted" } as const;
  const before = shownAs({ FlowName: "Old", Status: "DRAFT" }, twoScreens("Old"));
  const declared = { flowName: "Membership" };
  expect(steps(recordedAs({ pending: { ...accepted, ...justNow } }), before, declared)).toEqual([]);
  expect(steps(recordedAs({ pending: { ...accepted, ...longAgo } }), before, declared)).toEqual([
    "modify",
    "upload",
    "publish",
  ]);
});

test("a write whose answer was lost is made again, whatever is shown", () => {
  expect(steps(recordedAs({ pending: { properties: "lost", ...justNow } }), shownAs())).toEqual(["modify", "publish"]);
  expect(steps(recordedAs({ pending: { document: "lost", ...justNow } }), shownAs())).toEqual(["upload", "publish"]);
  expect(steps(recordedAs({ pending: { status: "lost", ...justNow } }), shownAs())).toEqual(["publish"]);
});

test("defaults that CAMS adds to a document are no edit, neither by the first read-back nor by one without it", () => {
  const completed = { ...twoScreens(), data_channel: "default" };
  expect(steps(recordedAs({ readBackDigest: digest(completed) }), shownAs({}, completed))).toEqual([]);
  expect(steps(recordedAs({ readBackDigest: undefined }), shownAs({}, completed))).toEqual([]);
  expect(steps(recordedAs(), shownAs({}, completed))).toEqual(["upload", "publish"]);
});
