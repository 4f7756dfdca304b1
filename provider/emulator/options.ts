import { isPlainObject, type JsonObject, nearest } from "../../sdk/flow";
import { THROTTLE_FORMS } from "./refusal";
import { formsOf, type Wording } from "./wording";

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
    "ModifyFlow and UpdateFlowJSONAsset of a published flow: done, and the flow is a draft again; refused; done, and it stays published; or the latter for ModifyFlow only",
  ),
  publishedTwice: choice(["refused", "accepted"], "PublishFlow of a flow that is already published"),
  unknownFlow: choice(formsOf("Emulator.FlowNotFound"), "the code, status or message when the flow does not exist"),
  wrongStatus: choice(
    formsOf("Emulator.WrongFlowStatus"),
    "the same for a call that the status of the flow does not allow",
  ),
  nameTaken: choice(formsOf("Emulator.FlowNameExists"), "the same for a flowName that another flow uses"),
  publishFailed: choice(formsOf("Emulator.PublishFailed"), "the same for a flow that Meta does not publish"),
  onceDraftDelete: choice(["allowed", "refused"], "DeleteFlow of a draft that was published before"),
  deprecatedNames: choice(
    ["kept", "free"],
    "whether a deprecated flow keeps its name, so that no other flow can use it",
  ),
  readBack: choice(
    ["as-is", "adds-defaults", "reorders"],
    "the document that is read back: as uploaded, with defaults added, or with keys in another order; in code, also a function",
  ),
  noDocument: choice(
    ["no-url", "refused", "default"],
    "GetFlowJSONAssest of a flow without a document: no URL, a refusal, or a document of Meta",
  ),
  documentDelayMs: {
    default: 0,
    unit: "ms",
    about: "time after UpdateFlowJSONAsset until the flow has the document and is a draft; 0 for immediately",
  },
  presignedLinks: choice(
    ["accepted", "refused"],
    "UpdateFlowJSONAsset with a URL that has a query string, as presigned URLs have",
  ),
  omittedEndpoint: choice(["clears", "keeps"], "the effect of ModifyFlow without EndpointUri on the endpoint"),
  omittedSpace: choice(["own", "refused"], "calls without CustSpaceId: use the account's own space, or are refused"),
  listMatch: choice(["fuzzy", "exact"], "how ListFlow compares FlowName"),
  listedDeprecated: choice(["shown", "hidden"], "whether ListFlow lists deprecated flows"),
  listOrder: choice(["oldest-first", "newest-first"], "the position in ListFlow of a flow that was just created"),
  maxPageSize: { default: 100, unit: "flows", about: "the largest Page.Size of ListFlow; a larger one is refused" },
  pageCap: {
    default: 0,
    unit: "flows",
    about: "the size to which a larger Page.Size is silently reduced; 0 for none",
  },
  pageNumber: choice(["honoured", "ignored"], "whether ListFlow returns the page of Page.Index, or always the first"),
  pageBeyondEnd: choice(["empty", "last"], "what ListFlow returns for a page after the last one"),
  businessErrors: choice([400, 200], "HTTP status of errors of CAMS itself; errors of the gateway keep theirs"),
  throttleForm: choice(THROTTLE_FORMS, "how a call over the limit is refused"),
  limits: choice(["on", "off"], "whether the calls per second of each operation and account are limited"),
  publicKey: choice(
    ["not-required", "required"],
    "whether a flow with data_api_version needs a public key on a phone number of its space to be published",
  ),
  absentPhoneKey: choice(
    ["empty", "no-data", "refused"],
    "GetPhoneEncryptionPublicKey of a number without a key: empty strings, no Data, or a refusal",
  ),
  phoneKeyLagMs: {
    default: 0,
    unit: "ms",
    about: "age of the key that GetPhoneEncryptionPublicKey returns, at most a minute",
  },
  uuidWindowMs: { default: 86_400_000, unit: "ms", about: "how long TriggerChatFlow runs a Uuid only once" },
  triggerData: choice(["any", "texts"], "the values in Data of TriggerChatFlow: any, or only strings"),
  versionReply: choice(
    ["Response", "Data", "number"],
    "where ReadFlowVersion returns the version: in Response, in Data, or only as a bare number",
  ),
  manualBinding: choice(["not-needed", "needed"], "whether a manual Chat Flow must be bound before it goes online"),
  onlineVersions: choice(["one", "many"], "whether a version that goes online takes the previous one offline"),
  readAfterWriteLagMs: {
    default: 0,
    unit: "ms",
    about: "age of the state that GetFlow, ListFlow and GetFlowJSONAssest return, at most a minute",
  },
  getFlowLagMs: { default: 0, unit: "ms", about: "the same for GetFlow, if it is higher" },
  listFlowLagMs: { default: 0, unit: "ms", about: "the same for ListFlow, if it is higher" },
  readBackLagMs: { default: 0, unit: "ms", about: "the same for GetFlowJSONAssest and its document, if it is higher" },
} satisfies Record<string, Choice<string | number> | Amount>;

type Options = typeof OPTIONS;
type Values = { [Name in keyof Options]: Options[Name] extends Choice<infer T> ? T : number };

/** How a document that is read back differs from the one that was uploaded. */
export type ReadBack = Values["readBack"] | ((uploaded: JsonObject) => JsonObject);

/** Options that name a form of refusal, and in code may also be its very words. */
const WORDED = ["unknownFlow", "wrongStatus", "nameTaken", "publishFailed"] as const;
type Worded = { [Name in (typeof WORDED)[number]]: Values[Name] | Wording };

/** A value for each row of {@link OPTIONS}. */
export type Behaviour = Omit<Values, "readBack" | keyof Worded> & Worded & { readBack: ReadBack };

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
 * The options that the command line gives.
 *
 * @param texts such as `publishedEdits=refused`
 * @throws an error that names the text and what it may be
 */
export function parseOptions(texts: readonly string[]): Partial<Behaviour> {
  const given: Record<string, unknown> = {};
  for (const text of texts) {
    const [name = "", value = ""] = text.split(/=(.*)/s);
    const row = rows.get(name);
    if (row === undefined) throw new Error(unknownOption(name));
    const values: readonly unknown[] = "values" in row ? row.values : [];
    given[name] = values.find((one) => String(one) === value) ?? (/^\d+$/.test(value) ? Number(value) : value);
  }
  const all = behaviour(given);
  return Object.fromEntries(Object.entries(all).filter(([name]) => name in given));
}

const rows = new Map<string, Choice<string | number> | Amount>(Object.entries(OPTIONS));

function requireBehaviour(all: Record<string, unknown>): asserts all is Record<string, unknown> & Behaviour {
  for (const [name, row] of rows) {
    const value = all[name];
    if ("values" in row) {
      if (row.values.some((one) => one === value) || (name === "readBack" && typeof value === "function")) continue;
      if (WORDED.some((one) => one === name) && isWording(value)) continue;
      throw new Error(`the emulator's option ${name} must be one of ${row.values.join(", ")}, not ${String(value)}`);
    }
    if (Number.isInteger(value) && Number(value) >= 0) continue;
    throw new Error(`the emulator's option ${name} must be a whole number of ${row.unit}, not ${String(value)}`);
  }
}

const isWording = (value: unknown): value is Wording =>
  isPlainObject(value) &&
  typeof value.code === "string" &&
  typeof value.message === "string" &&
  Number.isInteger(value.status);

function unknownOption(name: string): string {
  const near = nearest(name, [...rows.keys()]);
  const meant = near === undefined ? "" : `: did you mean ${near}?`;
  return `the emulator has no option ${name}${meant} (options: ${[...rows.keys()].join(", ")})`;
}
