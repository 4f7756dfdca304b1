import { type JsonObject, nearest } from "../../sdk/flow";
import { THROTTLE_FORMS } from "./refusal";
import { formsOf } from "./wording";

/** An option with named values, of which the first is the default. */
interface Choice<T> {
  values: readonly [T, ...T[]];
  /** What it decides, for docs/emulator.md. */
  about: string;
}

/** An option that is a whole number from 0. */
interface Amount {
  unit: string;
  default: number;
  about: string;
}

const choice = <const T extends string | number>(values: readonly [T, ...T[]], about: string): Choice<T> => ({
  values,
  about,
});

/**
 * What CAMS leaves unknown, one row a question. The table in docs/emulator.md is held to it by a test. The defaults
 * follow Meta's documentation of flows where it speaks, else the plainest reading.
 */
export const OPTIONS = {
  publishedEdits: choice(
    ["allowed", "refused", "stay-published", "renames-stay-published"],
    "ModifyFlow and UpdateFlowJSONAsset of a published flow: done, and the flow is a draft again; refused; done, and it stays published; or so for ModifyFlow alone",
  ),
  publishedTwice: choice(["refused", "accepted"], "PublishFlow of a flow that is published already"),
  unknownFlow: choice(
    formsOf("Emulator.FlowNotFound"),
    "the code, status or words that say that there is no such flow",
  ),
  wrongStatus: choice(
    formsOf("Emulator.WrongFlowStatus"),
    "those for a call that the status of the flow does not allow",
  ),
  nameTaken: choice(formsOf("Emulator.FlowNameExists"), "those for a flowName that another flow has"),
  publishFailed: choice(formsOf("Emulator.PublishFailed"), "those for a flow that Meta does not publish"),
  onceDraftDelete: choice(["allowed", "refused"], "DeleteFlow of a draft that was published before"),
  deprecatedNames: choice(["kept", "free"], "whether a deprecated flow keeps its name, so that no other can have it"),
  readBack: choice(
    ["as-is", "adds-defaults", "reorders"],
    "the document that is read back: as uploaded, with defaults added, or with its keys in another order; in code also a function",
  ),
  noDocument: choice(
    ["no-url", "refused", "default"],
    "GetFlowJSONAssest of a flow that was never given a document: no URL, a refusal, or a document of Meta's",
  ),
  documentDelayMs: {
    default: 0,
    unit: "ms",
    about: "how long after UpdateFlowJSONAsset the flow has the document and is a draft; 0 for when the call returns",
  },
  presignedLinks: choice(
    ["accepted", "refused"],
    "UpdateFlowJSONAsset with a URL that has a query, as presigned links have",
  ),
  omittedEndpoint: choice(["clears", "keeps"], "what ModifyFlow without EndpointUri does to the endpoint"),
  omittedSpace: choice(["own", "refused"], "calls without CustSpaceId: meant for the account's own space, or refused"),
  listMatch: choice(["fuzzy", "exact"], "how ListFlow compares FlowName"),
  listedDeprecated: choice(["shown", "hidden"], "whether ListFlow lists deprecated flows"),
  listOrder: choice(["oldest-first", "newest-first"], "where ListFlow shows a flow that was just created"),
  maxPageSize: { default: 100, unit: "flows", about: "the largest Page.Size of ListFlow; a larger one is refused" },
  pageCap: {
    default: 0,
    unit: "flows",
    about: "the size to which a larger Page.Size is cut without a word; 0 for none",
  },
  pageNumber: choice(["honoured", "ignored"], "what ListFlow makes of Page.Index: that page, or always the first"),
  pageBeyondEnd: choice(["empty", "last"], "what ListFlow shows of a page after the last one"),
  businessErrors: choice([400, 200], "HTTP status of refusals by CAMS itself; those of the gateway keep theirs"),
  throttleForm: choice(THROTTLE_FORMS, "how a call over the limit is refused"),
  limits: choice(["on", "off"], "whether the calls a second of each operation and account are limited"),
  publicKey: choice(
    ["not-required", "required"],
    "whether a flow with data_api_version needs a public key on a phone number of its space to be published",
  ),
  absentPhoneKey: choice(
    ["empty", "no-data", "refused"],
    "GetPhoneEncryptionPublicKey of a number without key: empty texts, no Data, or a refusal",
  ),
  phoneKeyLagMs: {
    default: 0,
    unit: "ms",
    about: "how old the key is that GetPhoneEncryptionPublicKey shows, at most a minute",
  },
  uuidWindowMs: { default: 86_400_000, unit: "ms", about: "for how long TriggerChatFlow runs one Uuid only once" },
  triggerData: choice(["any", "texts"], "the values in Data of TriggerChatFlow: any, or texts alone"),
  versionReply: choice(
    ["Response", "Data", "number"],
    "where ReadFlowVersion answers the version: in Response, in Data, or not, but for a bare number",
  ),
  manualBinding: choice(["not-needed", "needed"], "whether a manual Chat Flow must be bound before it goes online"),
  onlineVersions: choice(["one", "many"], "whether a version that goes online takes the one before offline"),
  readAfterWriteLagMs: {
    default: 0,
    unit: "ms",
    about: "how old the state is that GetFlow, ListFlow and GetFlowJSONAssest show, at most a minute",
  },
  getFlowLagMs: { default: 0, unit: "ms", about: "the same for GetFlow, if it is more" },
  listFlowLagMs: { default: 0, unit: "ms", about: "the same for ListFlow, if it is more" },
  readBackLagMs: { default: 0, unit: "ms", about: "the same for GetFlowJSONAssest and its document, if it is more" },
} satisfies Record<string, Choice<string | number> | Amount>;

type Options = typeof OPTIONS;
type Values = { [Name in keyof Options]: Options[Name] extends Choice<infer T> ? T : number };

/** How a document that is read back differs from the one that was uploaded. */
export type ReadBack = Values["readBack"] | ((uploaded: JsonObject) => JsonObject);

/** A value for each row of {@link OPTIONS}. */
export type Behaviour = Omit<Values, "readBack"> & { readBack: ReadBack };

/**
 * The given options, and the defaults of the others.
 *
 * @throws an error that names the option and what it may be
 */
export function behaviour(given: Readonly<Record<string, unknown>>): Behaviour {
  const all: Record<string, unknown> = {};
  for (const [name, row] of rows) all[name] = given[name] ?? ("values" in row ? row.values[0] : row.default);
  requireBehaviour(all);
  return all;
}

/**
 * The options that the command line gives, and the defaults of the others.
 *
 * @param texts such as `publishedEdits=refused`
 * @throws an error that names the text and what it may be
 */
export function parseOptions(texts: readonly string[]): Behaviour {
  const given: Record<string, unknown> = {};
  for (const text of texts) {
    const [name = "", value = ""] = text.split(/=(.*)/s);
    const row = rows.get(name);
    if (row === undefined) throw new Error(unknownOption(name));
    const values: readonly unknown[] = "values" in row ? row.values : [];
    given[name] = values.find((one) => String(one) === value) ?? (/^\d+$/.test(value) ? Number(value) : value);
  }
  return behaviour(given);
}

const rows = new Map<string, Choice<string | number> | Amount>(Object.entries(OPTIONS));

function requireBehaviour(all: Record<string, unknown>): asserts all is Record<string, unknown> & Behaviour {
  for (const [name, row] of rows) {
    const value = all[name];
    if ("values" in row) {
      if (row.values.some((one) => one === value) || (name === "readBack" && typeof value === "function")) continue;
      throw new Error(`the emulator's option ${name} must be one of ${row.values.join(", ")}, not ${String(value)}`);
    }
    if (Number.isInteger(value) && Number(value) >= 0) continue;
    throw new Error(`the emulator's option ${name} must be a whole number of ${row.unit}, not ${String(value)}`);
  }
}

function unknownOption(name: string): string {
  const near = nearest(name, [...rows.keys()]);
  const meant = near === undefined ? "" : `: did you mean ${near}?`;
  return `the emulator has no option ${name}${meant} (options: ${[...rows.keys()].join(", ")})`;
}
