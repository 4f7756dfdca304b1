import { digest, type JsonObject } from "../../../sdk/flow";
import { CamsError, type Operation, PublishRefusedError, RefusedError, WrongStateError } from "../../cams";
import type { Context } from "../context";
import type { Place } from "../place";
import { type Confirmation, retryUntilDone, WAIT, waitUntil } from "../wait";
import { waitForDocument } from "./document";
import type { WhatsAppFlowInputs } from "./inputs";
import { getFlow } from "./observe";
import { explainRefusal, lookAtPhoneKeys, missingKeys, needsPhoneKeys } from "./phoneKeys";
import type { Desired, Step } from "./plan";
import {
  afterWrite,
  isDraft,
  isPublished,
  type Observed,
  type Part,
  type WhatsAppFlowState,
  withoutPending,
} from "./state";

/** What a run has to go on with. */
export interface Reconciling {
  wanted: WhatsAppFlowInputs;
  /** What is recorded: what was done and seen until now. */
  recorded: WhatsAppFlowState;
  /** What reads show now; undefined for a flow that CAMS does not show yet. */
  observed: Observed | undefined;
  /** Whether an earlier run has waited already for what it wrote. */
  isResumed?: boolean;
  /** Puts the document where CAMS can fetch it, and returns the URL. */
  upload: () => Promise<string>;
}

/** What was written until now. */
export interface Progress {
  state: WhatsAppFlowState;
  /** Writes that CAMS accepted. */
  accepted: Operation[];
  /** What is known of the cause, where CAMS refused to publish. */
  explanation?: string;
  /** The document that reads have shown since it was uploaded. */
  shownDocument?: JsonObject | undefined;
}

type CarryOut = (
  context: Context,
  place: Place,
  run: Reconciling & { desired: Desired },
  progress: Progress,
) => Promise<void>;

/** How each step is made, and what is known after it. */
export const carryOut: Record<Step, CarryOut> = {
  async modify(context, place, { desired }, progress) {
    const { flowName: FlowName, categories: Categories, endpointUri: EndpointUri } = desired;
    context.log.progress(`changing name, categories or endpoint of flow ${progress.state.flowId}`);
    const target = targetOf(place, progress);
    const call = () => context.client.call("ModifyFlow", { ...target, FlowName, Categories, EndpointUri });
    const reply = await writing(context, progress, "ModifyFlow", ["properties"], call);
    // CAMS may keep an endpoint that is left out, and then its answer says so.
    const endpointUri = EndpointUri ?? reply?.EndpointUri;
    progress.state = { ...edited(context, progress.state), flowName: FlowName, categories: Categories, endpointUri };
  },

  async upload(context, place, { desired, upload }, progress) {
    context.log.progress(`uploading the Flow JSON of flow ${progress.state.flowId}`);
    const FilePath = await upload();
    const target = targetOf(place, progress);
    const call = () => context.client.call("UpdateFlowJSONAsset", { ...target, FilePath });
    await writing(context, progress, "UpdateFlowJSONAsset", ["document"], call);
    progress.state = { ...edited(context, progress.state), digest: desired.digest, readBackDigest: undefined };
  },

  async publish(context, place, { desired, recorded, observed, isResumed = false }, progress) {
    if (progress.state.pending?.document === "accepted") {
      progress.shownDocument = await waitForDocument(context, place, { ...progress, desired, observed, isResumed });
    }
    if (progress.shownDocument !== undefined) {
      const readBackDigest = digest(progress.shownDocument);
      progress.state = { ...withoutPending(progress.state, ["document"]), readBackDigest };
    }
    const needsKeys = needsPhoneKeys(desired);
    // A number without key may have nothing to do with this flow, so that it is a warning: CAMS decides.
    const missing = needsKeys ? missingKeys(await lookAtPhoneKeys(context, place)) : undefined;
    if (missing !== undefined) context.log.warn(missing);
    context.log.progress(`publishing flow ${progress.state.flowId}`);
    const call = () => context.client.call("PublishFlow", targetOf(place, progress));
    const how = await writing(context, progress, "PublishFlow", ["status"], () =>
      retryUntilDone(context, call, isPublishedAfterRefusal(context, place, recorded)),
    ).catch(async (error: unknown) => {
      // A key of the same program may have been set meanwhile, so the keys are looked at again.
      if (needsKeys && isRefusedByMeta(error)) {
        progress.explanation = explainRefusal(await lookAtPhoneKeys(context, place));
      }
      throw error;
    });
    const published = { ...progress.state, status: "PUBLISHED" };
    const isKnown = how === "accepted" && published.pending?.document === undefined;
    progress.state = isKnown ? { ...published, publishedDigest: desired.digest } : published;
    if (how !== "accepted") progress.accepted.pop();
  },
};

const isRefusedByMeta = (error: unknown) =>
  error instanceof PublishRefusedError || (error instanceof RefusedError && error.category === "refused");

const targetOf = ({ custSpaceId }: Place, { state }: Progress) => ({ FlowId: state.flowId, CustSpaceId: custSpaceId });

/** Makes a write and notes that CAMS accepted it, or that nobody knows because its answer was lost. */
async function writing<T>(
  context: Context,
  progress: Progress,
  operation: Operation,
  parts: readonly Part[],
  write: () => Promise<T>,
): Promise<T> {
  try {
    const result = await write();
    progress.accepted.push(operation);
    progress.state = afterWrite(progress.state, parts, "accepted", context.now());
    return result;
  } catch (error) {
    if (error instanceof CamsError && error.operation === operation && error.outcome === "unknown") {
      const unknown = parts.includes("document") ? { digest: undefined, readBackDigest: undefined } : {};
      progress.state = afterWrite({ ...progress.state, ...unknown }, [...parts, "status"], "lost", context.now());
    }
    throw error;
  }
}

/** Meta makes a published flow that is edited a draft; whether CAMS does too is verified at the end. */
function edited(context: Context, state: WhatsAppFlowState): WhatsAppFlowState {
  if (!isPublished(state.status)) return state;
  return afterWrite({ ...state, status: "DRAFT" }, ["status"], "accepted", context.now());
}

/**
 * How a refusal of PublishFlow turns out to mean that the flow is published already. The refusal has to be for its state,
 * or follow a publication that may have been done; and a read has to show the flow published: for a flow that never was,
 * the first such read proves it; else it may show the publication before the edit, so only a read after the whole wait
 * counts.
 */
function isPublishedAfterRefusal(
  context: Context,
  place: Place,
  { flowId, status, publishedDigest, pending }: WhatsAppFlowState,
): Confirmation {
  const wasPublished = publishedDigest !== undefined || isPublished(status);
  return {
    mayBeDone: (refusal, wasLost) => wasLost || pending?.status !== undefined || refusal instanceof WrongStateError,
    async isDone() {
      const deadline = context.now() + WAIT.reduce((sum, pause) => sum + pause, 0);
      const look = async () => {
        const live = await getFlow(context, place, flowId);
        return { live, isLate: context.now() >= deadline };
      };
      const { live } = await waitUntil(
        context,
        `flow ${flowId} as published`,
        look,
        (seen) => seen.live !== undefined && !isDraft(seen.live.Status) && (!wasPublished || seen.isLate),
      );
      return live !== undefined && !isDraft(live.Status);
    },
  };
}
