import { z } from "zod";
import { type Context, ResourceFailure } from "../context";
import type { WhatsAppFlowInputs } from "./inputs";
import type { LiveFlow } from "./observe";

/** The shape of the state that this release writes. Every later release reads it. */
export const SCHEMA_VERSION = 1;

const optionalText = z.string().optional();

const schema = z.object({
  schemaVersion: z.number(),
  flowId: z.string(),
  flowName: z.string(),
  status: z.string(),
  categories: z.array(z.string()),
  endpointUri: optionalText,
  /** Digest of the document that CAMS holds, as it was declared; absent while CAMS holds none of ours. */
  digest: optionalText,
  publishedDigest: optionalText,
  /** Digest of what CAMS returned when the document was stored: later read-backs are compared with it. */
  readBackDigest: optionalText,
  jsonVersion: optionalText,
  dataApiVersion: optionalText,
  region: z.string(),
  custSpaceId: optionalText,
  adopted: z.boolean(),
  onDestroy: z.enum(["deprecate", "retain"]),
});

/** What is recorded of a WhatsAppFlow beside its inputs: what was last seen in CAMS. Nothing in it expires. */
export type WhatsAppFlowState = z.output<typeof schema>;

/** Takes the state out of the outputs that the engine stored, and refuses what a newer release wrote. */
export function readState(outputs: Record<string, unknown>): WhatsAppFlowState {
  const { schemaVersion } = outputs;
  if (schemaVersion === undefined) {
    throw new ResourceFailure(
      "nothing is recorded of this flow: `pulumi import` and the option `id` do not work for it. Declare it with adopt and its flow id.",
    );
  }
  if (typeof schemaVersion === "number" && schemaVersion > SCHEMA_VERSION) {
    throw new ResourceFailure(
      `the state of flow ${outputs.flowId} was written by a newer pulumi-cams (schema ${schemaVersion}, this release reads up to ${SCHEMA_VERSION}): install that release or a later one.`,
    );
  }
  return schema.parse(outputs);
}

/** What the engine last stored of a resource: the inputs that were declared, and what was seen in CAMS. */
export interface Recorded {
  inputs: Partial<WhatsAppFlowInputs>;
  state: WhatsAppFlowState;
}

/** Whether messages can be sent with the flow: THROTTLED and BLOCKED are published flows that Meta holds back. */
export const isPublished = (status: string) => ["PUBLISHED", "THROTTLED", "BLOCKED"].includes(status);

/** Whether the flow waits to be published. Only a draft can be. */
export const isDraft = (status: string) => status === "DRAFT";

/** What a person should know about a state that is neither a draft nor simply published. */
const statusNotes: Record<string, string> = {
  DRAFT: "",
  PUBLISHED: "",
  DEPRECATED: "",
  THROTTLED: "Meta lets only a few messages an hour open it, because its endpoint answers badly; it recovers by itself",
  BLOCKED: "Meta lets no message open it, because its endpoint does not answer; it recovers by itself",
};

/** Warns of a state in which users do not get the flow, or that this release does not know and so leaves alone. */
export function warnOfStatus({ log }: Pick<Context, "log">, { flowId, flowName, status }: WhatsAppFlowState): void {
  const note =
    statusNotes[status] ?? "a state that this release does not know: it is neither published nor changed back";
  if (note !== "") log.warn(`flow ${flowId} ("${flowName}") is ${status}: ${note}`);
}

/** The state with what CAMS reports now in place of what it reported then. */
export function seenAgain(state: WhatsAppFlowState, live: LiveFlow): WhatsAppFlowState {
  return { ...state, ...reported(live), categories: live.Categories ?? state.categories };
}

/** What CAMS reports beside the categories, which some replies lack. */
const reported = (live: LiveFlow) => ({
  flowName: live.FlowName,
  status: live.Status,
  endpointUri: live.EndpointUri,
  jsonVersion: live.JSONVersion,
  dataApiVersion: live.DataApiVersion,
});

/** The state of a flow that is not recorded yet, or is observed afresh. */
export function stateOf(
  live: LiveFlow,
  place: { region: string; custSpaceId: string | undefined },
  wanted: WhatsAppFlowInputs,
  adopted: boolean,
): WhatsAppFlowState {
  return {
    schemaVersion: SCHEMA_VERSION,
    flowId: live.FlowId,
    ...reported(live),
    categories: live.Categories ?? [],
    region: place.region,
    custSpaceId: place.custSpaceId,
    adopted,
    onDestroy: onDestroyOf(wanted, adopted),
  };
}

/** What happens to the flow when its resource is deleted. */
export const onDestroyOf = (wanted: WhatsAppFlowInputs, adopted: boolean) =>
  wanted.onDestroy ?? (adopted ? "retain" : "deprecate");
