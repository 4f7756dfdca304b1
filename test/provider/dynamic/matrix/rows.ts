import type { EmulatorOptions, OperationName } from "../../../../provider/emulator";
import { THROTTLE_FORMS } from "../../../../provider/emulator/refusal";
import type { JsonObject } from "../../../../sdk/flow";
import { camsCall } from "../../emulator/camsCall";
import type { LifeOptions, StepName } from "./life";
import type { World, WorldOptions } from "./world";

/** One assumption about CAMS, and what a life comes to under it. */
export interface Row extends WorldOptions, LifeOptions {
  emulator: EmulatorOptions;
  /** What is there before the life begins. */
  prepare?: (world: World) => Promise<void>;
  /** Steps that end in an error, with what it has to say; all others end well. */
  stops: Partial<Record<StepName, RegExp>>;
}

const row = (emulator: EmulatorOptions, more: Partial<Row> = {}): Row => ({ emulator, stops: ALWAYS, ...more });

/** Steps that nothing but an error can answer. */
const ALWAYS: Row["stops"] = {
  "promote other content": /EXPECTED_DIGEST_DIFFERS/,
  "use the name of a retired flow": /which is DEPRECATED and keeps its name for good: nothing was created/,
};
const stopping = (stops: Row["stops"]): Row["stops"] => ({ ...ALWAYS, ...stops });
const { "use the name of a retired flow": _, ...NAMES_ARE_FREE } = ALWAYS;

const ENDPOINT = { endpointUri: "https://flows.example.com/endpoint" };
const withEndpoint = (flow: JsonObject): JsonObject => ({ ...flow, data_api_version: "3.0" });
const addKeys = async ({ emulator }: World) => {
  for (const CustSpaceId of [emulator.custSpaceId, "cams-prod"]) {
    const key = { PhoneNumber: "4912345", EncryptionPublicKey: "KEY", CustSpaceId };
    await camsCall(emulator, "UpdatePhoneEncryptionPublicKey", key);
  }
};

/** Flows of others in the space, so that its list has several pages. */
const others =
  (count: number) =>
  async ({ emulator }: World) => {
    const space = { CustSpaceId: emulator.custSpaceId, Categories: ["OTHER"] };
    for (let index = 0; index < count; index++) {
      await camsCall(emulator, "CreateFlow", { ...space, FlowName: `other-${index}` });
    }
    for (const { flowId } of emulator.flows()) emulator.edit(flowId, { status: "DEPRECATED" });
  };

const oneASecond = (...operations: OperationName[]) => Object.fromEntries(operations.map((name) => [name, 1]));
const ALL_LIMITED = oneASecond(
  "CreateFlow",
  "GetFlow",
  "ModifyFlow",
  "ListFlow",
  "UpdateFlowJSONAsset",
  "GetFlowJSONAssest",
  "PublishFlow",
  "DeprecateFlow",
  "DeleteFlow",
  "GetChatappUploadAuthorization",
);

const LAGS = [300, 5_000, 40_000];
const LAG_OPTIONS = ["readAfterWriteLagMs", "getFlowLagMs", "listFlowLagMs", "readBackLagMs"] as const;

/**
 * Every option of the emulator that concerns WhatsApp Flows, in each of its values. The first row has the defaults of all
 * options, so a default has a row of its own only where it needs a preparation.
 */
export const ROWS: Row[] = [
  row({}),
  ...LAG_OPTIONS.flatMap((option) => LAGS.map((ms) => row({ [option]: ms }))),

  row(
    { publishedEdits: "refused" },
    {
      stops: stopping(
        Object.fromEntries(
          (
            [
              "edit",
              "rename",
              "set an endpoint",
              "edit without publishing",
              "repair",
              "create a draft that was published",
            ] as const
          ).map((step) => [step, /set onPublishedChange: "replace"/]),
        ),
      ),
    },
  ),
  row({ publishedEdits: "stay-published" }),
  row({ publishedEdits: "renames-stay-published" }),
  row({ publishedTwice: "accepted" }),
  row({ publishedTwice: "accepted", publishedEdits: "stay-published" }),

  ...(["Flow.NotExist", "HTTP-404", "100"] as const).map((unknownFlow) => row({ unknownFlow })),
  row(
    { unknownFlow: { code: "Flow.Gone", message: "", status: 400 } },
    { stops: stopping({ "delete in the console": /GetFlow was refused: Flow\.Gone/ }) },
  ),
  row(
    { unknownFlow: { code: "Flow.Gone", message: "", status: 400 } },
    { env: { CAMS_CODES: '{"Flow.Gone": "notFound"}' } },
  ),
  row(
    { unknownFlow: "Unknown.ResourceOwnerId" },
    { stops: stopping({ "delete in the console": /belongs to another account/ }) },
  ),
  ...(["Emulator.WrongFlowStatus", "139004", "in-message", "undocumented"] as const).flatMap((wrongStatus) => [
    row({ wrongStatus }),
    row({ wrongStatus, readAfterWriteLagMs: 5_000 }),
    row({ wrongStatus, publishedEdits: "renames-stay-published" }),
  ]),
  ...(["100", "undocumented"] as const).map((nameTaken) => row({ nameTaken })),
  ...(["Emulator.PublishFailed", "139002", "in-message"] as const).map((publishFailed) =>
    row(
      { publishFailed, publicKey: "required" },
      { args: ENDPOINT, change: withEndpoint, stops: stopping({ create: /PublishFlow was refused.*139002/ }) },
    ),
  ),

  row(
    { onceDraftDelete: "refused" },
    { stops: stopping({ "destroy a draft that was published": /run the same command with CAMS_ON_DESTROY=retain/ }) },
  ),
  row({ deprecatedNames: "free" }),
  ...(["adds-defaults", "reorders"] as const).map((readBack) => row({ readBack })),
  ...(["refused", "default"] as const).map((noDocument) => row({ noDocument })),
  ...[300, 5_000, 40_000].flatMap((documentDelayMs) => [
    row({ documentDelayMs }),
    row({ documentDelayMs, publishedTwice: "accepted" }),
    row({ documentDelayMs, publishedEdits: "stay-published" }),
    row({ documentDelayMs, publishedTwice: "accepted", readAfterWriteLagMs: 5_000 }),
  ]),
  row({ presignedLinks: "refused" }, { stops: stopping({ create: /UpdateFlowJSONAsset was refused.*FileUrlError/ }) }),
  row({ presignedLinks: "refused" }, { env: { CAMS_ASSET_LINKS: "plain" } }),
  row(
    { omittedEndpoint: "keeps" },
    { stops: stopping({ "remove the endpoint": /may not be able to clear an endpoint/ }) },
  ),
  row({ omittedSpace: "own" }, { env: { CAMS_CUST_SPACE_ID: "" }, isHosted: true }),
  row(
    { omittedSpace: "refused" },
    { env: { CAMS_CUST_SPACE_ID: "" }, isHosted: true, stops: stopping({ create: /MissingCustSpaceId/ }) },
  ),
  row({ listMatch: "exact" }),
  row({ listedDeprecated: "hidden" }, { stops: stopping({ "use the name of a retired flow": /name is not unique/ }) }),
  row({ listedDeprecated: "hidden", deprecatedNames: "free" }, { stops: NAMES_ARE_FREE }),
  ...(["oldest-first", "newest-first"] as const).map((listOrder) => row({ listOrder }, { prepare: others(25) })),
  row({ maxPageSize: 20 }, { prepare: others(25) }),
  ...[0, 7, 10].map((pageCap) => row({ pageCap }, { prepare: others(25) })),
  row({ pageNumber: "honoured" }, { prepare: others(25) }),
  row({ pageNumber: "ignored" }, { prepare: others(31) }),
  row(
    { pageNumber: "ignored", pageCap: 10 },
    { prepare: others(25), stops: stopping({ create: /cannot be read completely/ }) },
  ),
  ...(["empty", "last"] as const).map((pageBeyondEnd) => row({ pageBeyondEnd }, { prepare: others(25) })),
  row({ businessErrors: 200 }),
  ...THROTTLE_FORMS.map((throttleForm) => row({ throttleForm, limits: "on", limitsPerSecond: ALL_LIMITED })),
  row({ publicKey: "not-required" }, { args: ENDPOINT, change: withEndpoint }),
  row({ publicKey: "required" }, { args: ENDPOINT, change: withEndpoint, prepare: addKeys }),
  row(
    { publicKey: "required" },
    { args: ENDPOINT, change: withEndpoint, stops: stopping({ create: /PublishFlow was refused.*139002/ }) },
  ),
];
