import { z } from "zod";
import { digest, type JsonObject } from "../../../sdk/flow";
import type { Reply } from "../../cams";
import { absentableText } from "../absentable";
import type { Context } from "../context";
import type { RecordedResource } from "../definition";
import { outputDescriptions } from "../descriptions";
import type { Place } from "../place";
import { requireReadable } from "../schemaVersion";
import { isSettlingSince } from "../wait";
import type { WhatsAppFlowInputs } from "./inputs";

/** A flow as GetFlow shows it. */
export type LiveFlow = Reply<"GetFlow">;

/** A flow with its document; CAMS may have none. */
export interface Observed {
  flow: LiveFlow;
  document: JsonObject | undefined;
}

/** Name, categories and endpoint, which ModifyFlow sets together. */
export interface Properties {
  flowName: string;
  categories: string[];
  endpointUri?: string | undefined;
}

/** Name, categories and endpoint as a read shows them; some replies lack the categories. */
export const propertiesOf = (live: LiveFlow, { categories }: Pick<Properties, "categories">): Properties => ({
  flowName: live.FlowName,
  categories: live.Categories ?? categories,
  endpointUri: live.EndpointUri,
});

/** Whether name, categories or endpoint differ. */
export const differs = (a: Properties, b: Properties): boolean =>
  a.flowName !== b.flowName || !sameSet(a.categories, b.categories) || a.endpointUri !== b.endpointUri;

/** Categories have no order. */
export const sameSet = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((item) => b.includes(item));

/** The shape of the state that this release writes. Every later release reads it. */
const SCHEMA_VERSION = 1;

const outcome = z.enum(["accepted", "lost"]).optional();

/**
 * What CAMS has not confirmed by a read: writes that it accepted and does not show yet, and writes whose answer was lost.
 * While there is any, the resource is not done.
 */
const pending = z.object({
  /** When the last of them was made, in ISO 8601. */
  since: z.string(),
  /** CreateFlow: no read has ever shown the flow. */
  flow: outcome,
  /** Name, categories and endpoint. */
  properties: outcome,
  document: outcome,
  /** Whether the flow is published or, after an edit, a draft again. */
  status: outcome,
});
type Pending = z.output<typeof pending>;

/** What a state holds beside the inputs; what is described is an output. */
export const outputs = {
  flowId: z.string().register(outputDescriptions, {
    description: "The id that messages and templates use to refer to the flow.",
  }),
  flowName: z.string().register(outputDescriptions, { description: "The name of the flow in CAMS." }),
  status: z.string().register(outputDescriptions, {
    description: "`DRAFT`, `PUBLISHED`, `DEPRECATED`, or another status that CAMS reports.",
  }),
  /** Absent only after a failure, while CAMS holds no document of ours. */
  digest: absentableText().register(outputDescriptions, {
    description:
      "Identifies the declared document: `sha256:` and 64 hexadecimal digits, computed over its canonical JSON (RFC 8785).",
  }),
  publishedDigest: absentableText().register(outputDescriptions, {
    description: "The digest of the document that was last published; empty until a document is published.",
  }),
  jsonVersion: absentableText().register(outputDescriptions, {
    description: "The Flow JSON version as CAMS reports it, such as `7.3`.",
  }),
  dataApiVersion: absentableText().register(outputDescriptions, {
    description:
      "The version of the data endpoint's protocol as CAMS reports it, such as `3.0`; empty without an endpoint.",
  }),
  schemaVersion: z.number(),
  categories: z.array(z.string()),
  endpointUri: absentableText(),
  /** Digest of what CAMS returned when the document was stored: later read-backs are compared with it. */
  readBackDigest: absentableText(),
  region: z.string(),
  custSpaceId: absentableText(),
  adopted: z.boolean(),
  onDestroy: z.enum(["deprecate", "retain"]),
  pending: pending.optional(),
  /** Inputs that a refresh found changed outside of Pulumi, until an update writes them again. */
  drifted: z.array(z.string()).optional(),
};

const schema = z.object(outputs);

/** What is recorded of a WhatsAppFlow beside its inputs: what was done and last seen in CAMS. Nothing in it expires. */
export type WhatsAppFlowState = z.output<typeof schema>;

/** Takes the state out of the outputs that the engine stored, and refuses what a newer release wrote. */
export function readState(stored: Record<string, unknown>): WhatsAppFlowState {
  requireReadable(stored, SCHEMA_VERSION, {
    what: `flow ${stored.flowId}`,
    absent:
      "the state has no record of this flow: `pulumi import` and the option `id` do not work for it. Declare it with adopt and its flow id.",
  });
  return schema.parse(stored);
}

/** What the engine last stored of a flow. */
export type Recorded = RecordedResource<WhatsAppFlowInputs, WhatsAppFlowState>;

/** Whether messages can be sent with the flow: THROTTLED and BLOCKED are published flows that Meta holds back. */
export const isPublished = (status: string) => ["PUBLISHED", "THROTTLED", "BLOCKED"].includes(status);

/** Whether the flow waits to be published. Only a draft can be. */
export const isDraft = (status: string) => status === "DRAFT";

/** What a person should know about a state that is neither a draft nor simply published. */
const statusNotes: Record<string, string> = {
  DRAFT: "",
  PUBLISHED: "",
  DEPRECATED: "",
  THROTTLED:
    "Meta lets only a few messages per hour open it because its endpoint responds poorly; it recovers by itself",
  BLOCKED: "Meta lets no message open it because its endpoint does not respond; it recovers by itself",
};

/** Warns of a state in which users do not get the flow, or that this release does not know and so leaves alone. */
export function warnOfStatus({ log }: Pick<Context, "log">, { flowId, flowName, status }: WhatsAppFlowState): void {
  const note = statusNotes[status] ?? "this release does not know this status and leaves the flow as it is";
  if (note !== "") log.warn(`flow ${flowId} ("${flowName}") is ${status}: ${note}`);
}

/** The state of a flow that was not recorded until now. */
export function stateOf(
  live: LiveFlow,
  place: Place,
  wanted: WhatsAppFlowInputs,
  { adopted, document }: { adopted: boolean; document: JsonObject | undefined },
): WhatsAppFlowState {
  const found = document && digest(document);
  return {
    schemaVersion: SCHEMA_VERSION,
    flowId: live.FlowId,
    ...propertiesOf(live, { categories: [] }),
    status: live.Status,
    digest: found,
    readBackDigest: found,
    jsonVersion: live.JSONVersion,
    dataApiVersion: live.DataApiVersion,
    region: place.region,
    custSpaceId: place.custSpaceId,
    adopted,
    onDestroy: onDestroyOf(wanted, adopted),
  };
}

/** What happens to the flow when its resource is deleted. */
export const onDestroyOf = (wanted: WhatsAppFlowInputs, adopted: boolean) =>
  wanted.onDestroy ?? (adopted ? "retain" : "deprecate");

/** What of a flow is written, and shown, one by one. */
export type Part = Exclude<keyof Pending, "since">;

/** Whether a read may still show what was there before the last write. */
export const isSettling = ({ pending }: Pick<WhatsAppFlowState, "pending">, now: number): boolean =>
  isSettlingSince(pending?.since, now);

/** The state after a write: CAMS accepted it and shows it later, or its answer was lost and it has to be made again. */
export function afterWrite(
  state: WhatsAppFlowState,
  parts: readonly Part[],
  outcome: "accepted" | "lost",
  now: number,
): WhatsAppFlowState {
  const written = Object.fromEntries(parts.map((part) => [part, outcome]));
  return { ...state, pending: { ...state.pending, ...written, since: new Date(now).toISOString() } };
}

/** What is accepted and not shown yet, while reads may lag behind. */
export const isAwaited = (state: WhatsAppFlowState, part: Part, now: number): boolean =>
  state.pending?.[part] === "accepted" && isSettling(state, now);

/** The state with what a read shows, except where the read is still behind an accepted write. */
export function withFlow(state: WhatsAppFlowState, live: LiveFlow, now: number): WhatsAppFlowState {
  const keepsProperties = isAwaited(state, "properties", now) && differs(propertiesOf(live, state), state);
  const keepsStatus = isAwaited(state, "status", now) && !showsStatus(live, state);
  return withoutPending(
    {
      ...state,
      ...(keepsProperties ? {} : propertiesOf(live, state)),
      ...(keepsStatus ? {} : { status: live.Status }),
      jsonVersion: live.JSONVersion,
      dataApiVersion: live.DataApiVersion,
    },
    ["flow", ...(keepsProperties ? [] : ["properties" as const]), ...(keepsStatus ? [] : ["status" as const])],
  );
}

/** The state in which parts are not awaited any more. A write whose answer was lost stays to be made again. */
export function withoutPending(state: WhatsAppFlowState, shown: readonly Part[]): WhatsAppFlowState {
  const { pending, ...rest } = state;
  if (pending === undefined) return state;
  const left = Object.entries(pending).filter(([part, outcome]) => {
    return part !== "since" && outcome !== undefined && (outcome === "lost" || !shown.some((each) => each === part));
  });
  return left.length === 0 ? rest : { ...rest, pending: { ...Object.fromEntries(left), since: pending.since } };
}

/** Whether a read shows the status that was written. What is deprecated stays so, and says more than any write. */
export const showsStatus = ({ Status }: LiveFlow, { status }: Pick<WhatsAppFlowState, "status">): boolean =>
  Status === "DEPRECATED" || isDraft(Status) === isDraft(status);
