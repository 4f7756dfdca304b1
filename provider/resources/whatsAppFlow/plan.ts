import { covers, digest, type JsonObject } from "../../../sdk/flow";
import type { WhatsAppFlowInputs } from "./inputs";
import {
  differs,
  isAwaited,
  isDraft,
  type Observed,
  type Properties,
  propertiesOf,
  type WhatsAppFlowState,
} from "./state";

/** What a flow should be. */
export interface Desired extends Properties {
  flow: JsonObject;
  /** Digest of `flow`. */
  digest: string;
  publish: boolean;
}

/** What an adopted flow's program leaves out stays as it is; a flow of our own has defaults. A name is always kept. */
export function desiredProperties(
  state: Properties & Pick<WhatsAppFlowState, "adopted">,
  wanted: Pick<WhatsAppFlowInputs, "flowName" | "categories" | "endpointUri">,
): Properties {
  return {
    flowName: wanted.flowName ?? state.flowName,
    categories: wanted.categories ?? (state.adopted ? state.categories : ["OTHER"]),
    endpointUri: wanted.endpointUri ?? (state.adopted ? state.endpointUri : undefined),
  };
}

/** What a program wants of a flow that is recorded or observed. */
export const desiredOf = (state: WhatsAppFlowState, wanted: WhatsAppFlowInputs): Desired => ({
  ...desiredProperties(state, wanted),
  flow: wanted.flow,
  digest: digest(wanted.flow),
  publish: wanted.publish ?? true,
});

/** One write. */
export type Step = "modify" | "upload" | "publish";

/**
 * What has to be written to bring a flow to what is desired. A read may be older than the last write, so none decides that
 * a write is not needed: a write is left out only if what is recorded needs none either. Each sets its whole part, so
 * that one too many does no harm. The other way round, a write that CAMS accepted a moment ago and does not show yet is
 * awaited and not repeated. After an edit the flow is always published, since what an edit does to a published flow is
 * known only later.
 *
 * @param observed undefined while CAMS does not show the flow that it created
 */
export function plan(
  desired: Desired,
  recorded: WhatsAppFlowState,
  observed: Observed | undefined,
  now: number,
): Step[] {
  const isNeeded = (part: "properties" | "document" | "status", byRecord: boolean, byRead: boolean) =>
    byRecord || recorded.pending?.[part] === "lost" || (byRead && !isAwaited(recorded, part, now));
  const modify = isNeeded(
    "properties",
    differs(recorded, desired),
    observed !== undefined && differs(propertiesOf(observed.flow, desired), desired),
  );
  const upload = isNeeded(
    "document",
    recorded.digest !== desired.digest,
    observed !== undefined && !holdsDocument(observed.document, recorded, desired.flow),
  );
  const publish = isNeeded(
    "status",
    modify || upload || isDraft(recorded.status),
    observed !== undefined && isDraft(observed.flow.Status),
  );
  return [
    ...(modify ? ["modify" as const] : []),
    ...(upload ? ["upload" as const] : []),
    ...(desired.publish && publish ? ["publish" as const] : []),
  ];
}

/** Whether a document is the declared one, perhaps in the form in which CAMS returned it before. */
export function holdsDocument(
  document: JsonObject | undefined,
  { readBackDigest }: Pick<WhatsAppFlowState, "readBackDigest">,
  declared: JsonObject,
): boolean {
  if (document === undefined) return false;
  const found = digest(document);
  if (found === digest(declared) || found === readBackDigest) return true;
  return readBackDigest === undefined && covers(document, declared);
}
