import type { QuestionId, SeenDelay, SeenOf, SeenRefusal } from "./seen";

/** What it takes to ask: reads alone; a scratch draft, which is removed; or a scratch flow that is published, which stays. */
type Asks = "read-only" | "--probe" | "--probe=publish";

/** A question about CAMS, what this product assumes, and what adapts it where that is wrong. */
interface Question<T> {
  asks: Asks;
  /** How it is asked. */
  asked: string;
  assumed: string;
  agrees: (seen: T) => boolean;
  /** The setting that adapts the product, or why it needs none. */
  adapts: string;
}

/** Waits of `pulumi up` for what it wrote. */
const WAITED_MS = 16_000;
const isShownInTime = ({ atMostMs }: SeenDelay) => atMostMs !== undefined && atMostMs <= WAITED_MS;
const always = () => true;
const is =
  <T>(...expected: T[]) =>
  (seen: T) =>
    expected.includes(seen);
const isRead = (category: SeenRefusal["category"]) => (seen: SeenRefusal | "accepted") =>
  seen !== "accepted" && seen.category === category;

const CODES = "`cams:codes` gives a code its meaning; one that CAMS documents keeps its own";
const LATER = "none: the next `pulumi up` continues, and for ten minutes no read is believed against an accepted write";

/** Every question that doctor asks. The table in docs/doctor.md and the column of the README are held to it by tests. */
export const QUESTIONS: { [Q in QuestionId]: Question<SeenOf<Q>> } = {
  unknownFlow: {
    asks: "read-only",
    asked: "GetFlow with a made-up id",
    assumed: "HTTP 404, or a code or message that says so",
    agrees: isRead("notFound"),
    adapts: CODES,
  },
  businessErrors: {
    asks: "read-only",
    asked: "the HTTP status of the same refusal",
    assumed: "any status",
    agrees: always,
    adapts: "none: the code decides",
  },
  omittedSpace: {
    asks: "read-only",
    asked: "ListFlow without CustSpaceId",
    assumed: "not relied on",
    agrees: always,
    adapts: "`cams:custSpaceId`: the space is sent whenever it is known",
  },
  listMatch: {
    asks: "read-only",
    asked: "ListFlow with a part of the name of a flow",
    assumed: "not relied on",
    agrees: always,
    adapts: "none: names are compared in the whole list",
  },
  maxPageSize: {
    asks: "read-only",
    asked: "ListFlow with larger and larger pages",
    assumed: "at least 20",
    agrees: ({ accepted }) => accepted >= 20,
    adapts: "none: 20 is the size of CAMS's own example",
  },
  pageCap: {
    asks: "read-only",
    asked: "whether a large page has all flows of the space",
    assumed: "pages may be cut",
    agrees: always,
    adapts: "none: the list ends where a page brings nothing new",
  },
  pageNumber: {
    asks: "read-only",
    asked: "ListFlow, pages 1 and 2 with one flow each",
    assumed: "honoured",
    agrees: is<SeenOf<"pageNumber">>("honoured"),
    adapts: "none: the list is then read by a larger page, or the run stops",
  },
  pageBeyondEnd: {
    asks: "read-only",
    asked: "ListFlow, a page far beyond the last one",
    assumed: "either",
    agrees: always,
    adapts: "none: both end the list",
  },
  absentPhoneKey: {
    asks: "read-only",
    asked: "GetPhoneEncryptionPublicKey of a number without key, where the space has one",
    assumed: "empty texts, no data, or a refusal",
    agrees: always,
    adapts: "none: a key is then set",
  },
  versionReply: {
    asks: "read-only",
    asked: "ReadFlowVersion of a Chat Flow, where the account has one",
    assumed: "not relied on",
    agrees: always,
    adapts: "none: only a version that is surely offline stops a trigger",
  },
  getFlowLagMs: {
    asks: "--probe",
    asked: "GetFlow after CreateFlow, again and again",
    assumed: "at most 16 s",
    agrees: isShownInTime,
    adapts: LATER,
  },
  listFlowLagMs: {
    asks: "--probe",
    asked: "ListFlow after CreateFlow, again and again",
    assumed: "at most 16 s",
    agrees: isShownInTime,
    adapts: LATER,
  },
  readBackLagMs: {
    asks: "--probe",
    asked: "GetFlowJSONAssest after UpdateFlowJSONAsset, again and again",
    assumed: "at most 16 s",
    agrees: isShownInTime,
    adapts: LATER,
  },
  documentDelayMs: {
    asks: "--probe",
    asked: "JSONVersion of GetFlow after UpdateFlowJSONAsset, again and again",
    assumed: "at most 16 s",
    agrees: isShownInTime,
    adapts: "none: a flow is published only once reads have shown its document",
  },
  nameTaken: {
    asks: "--probe",
    asked: "CreateFlow with the name of the scratch flow, as after a lost answer",
    assumed: "refused, with Meta's words in code or message",
    agrees: isRead("nameTaken"),
    adapts: CODES,
  },
  sameNonce: {
    asks: "--probe",
    asked: "CreateFlow once more with the same nonce",
    assumed: "no second flow",
    agrees: (seen) => seen !== "second flow",
    adapts: "none: no request is sent twice with one nonce",
  },
  listOrder: {
    asks: "--probe",
    asked: "where ListFlow shows two flows that were just created",
    assumed: "either",
    agrees: always,
    adapts: "none: the whole list is read",
  },
  noDocument: {
    asks: "--probe",
    asked: "GetFlowJSONAssest of a flow that was never given a document",
    assumed: "no URL, a refusal, or a document of Meta's",
    agrees: always,
    adapts: "none: a flow without the declared document is given it",
  },
  publishWithoutDocument: {
    asks: "--probe",
    asked: "PublishFlow of a flow that was never given a document, unless CAMS shows one",
    assumed: "refused",
    agrees: (seen) => seen !== "accepted",
    adapts: "none: a flow is never published before its document is shown",
  },
  presignedLinks: {
    asks: "--probe",
    asked: "UpdateFlowJSONAsset with a presigned link",
    assumed: "accepted",
    agrees: is<SeenOf<"presignedLinks">>("accepted"),
    adapts: "`cams:assetLinks` `plain`, or the input `assetUrl`",
  },
  readBack: {
    asks: "--probe",
    asked: "the document that is read back, beside the one that was uploaded",
    assumed: "properties may be added and keys reordered",
    agrees: (seen) => seen !== "differs",
    adapts: "none: the first read-back is the baseline for later ones",
  },
  bytesKept: {
    asks: "--probe",
    asked: "the same, byte for byte",
    assumed: "not relied on",
    agrees: always,
    adapts: "none: documents are compared by their content",
  },
  omittedEndpoint: {
    asks: "--probe",
    asked: "ModifyFlow without EndpointUri, of a flow that has one",
    assumed: "clears it",
    agrees: is<SeenOf<"omittedEndpoint">>("clears"),
    adapts: "none: a flow that keeps its endpoint fails with an explanation; replace it to clear the endpoint",
  },
  invalidDocument: {
    asks: "--probe",
    asked: "UpdateFlowJSONAsset with a document that Meta refuses",
    assumed: "accepted, and Meta's errors are dropped",
    agrees: is<SeenOf<"invalidDocument">>("accepted", "refused"),
    adapts: "none: documents are validated before they are uploaded",
  },
  publishFailed: {
    asks: "--probe",
    asked: "PublishFlow of a flow with that document",
    assumed: "refused, with 139002 in code or message",
    agrees: isRead("publishRefused"),
    adapts: CODES,
  },
  limits: {
    asks: "--probe",
    asked: "twelve calls of GetFlowPreviewUrl at once",
    assumed: "5 calls a second for an operation and account",
    agrees: ({ refused }) => refused > 0,
    adapts: "`cams:pace`",
  },
  throttleForm: {
    asks: "--probe",
    asked: "how the calls over the limit are refused",
    assumed: "a code of throttling, or HTTP 429",
    agrees: ({ isUnderstood }) => isUnderstood,
    adapts: "`cams:codes` gives the code its meaning, or `cams:pace` keeps below the limit",
  },
  publicKey: {
    asks: "--probe=publish",
    asked: "PublishFlow of a flow with an endpoint, where no number of the space has a valid key",
    assumed: "either",
    agrees: always,
    adapts: "none: numbers without a valid key are named, and CAMS decides",
  },
  publishedTwice: {
    asks: "--probe=publish",
    asked: "PublishFlow of a flow that is published already",
    assumed: "either",
    agrees: always,
    adapts: "none: a refusal counts only if reads show the flow published",
  },
  publishedEdits: {
    asks: "--probe=publish",
    asked: "ModifyFlow and UpdateFlowJSONAsset of a published flow",
    assumed: "allowed, and the flow is a draft again",
    agrees: (seen) => seen !== "refused",
    adapts: 'the input `onPublishedChange: "replace"`',
  },
  onceDraftDelete: {
    asks: "--probe=publish",
    asked: "DeleteFlow of a draft that was published before",
    assumed: "either",
    agrees: always,
    adapts: "`CAMS_ON_DESTROY` `retain` forgets a flow that cannot be deleted",
  },
  wrongStatus: {
    asks: "--probe=publish",
    asked: "DeleteFlow of a published flow",
    assumed: "Meta's codes 139001, 139003 or 139004, in code or message",
    agrees: isRead("wrongState"),
    adapts: CODES,
  },
  listedDeprecated: {
    asks: "--probe=publish",
    asked: "ListFlow after DeprecateFlow",
    assumed: "shown",
    agrees: is<SeenOf<"listedDeprecated">>("shown"),
    adapts: "none: a name that only a hidden flow has is refused by CAMS",
  },
  deprecatedNames: {
    asks: "--probe=publish",
    asked: "CreateFlow with the name of a deprecated flow",
    assumed: "kept",
    agrees: always,
    adapts: "none: a derived name is new for each flow",
  },
};

/** The questions in the order in which they are asked. */
export const questionIds = Object.keys(QUESTIONS) as QuestionId[];

/** Options of the emulator that doctor does not ask for, and why. */
export const NOT_ASKED = {
  readAfterWriteLagMs: "seen as getFlowLagMs, listFlowLagMs and readBackLagMs",
  phoneKeyLagMs: "it would have to replace the key of a phone number",
  uuidWindowMs: "it would have to send messages",
  triggerData: "it would have to send messages",
  manualBinding: "it would have to put a Chat Flow online",
  onlineVersions: "it would have to put a Chat Flow online",
} as const;
