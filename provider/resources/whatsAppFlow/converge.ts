import { covers, digest, type JsonObject } from "../../../sdk/flow";
import { AssetError, CamsError, explain } from "../../cams";
import { type Context, PartialSuccess } from "../context";
import { type Goal, goalOf, sameSet } from "./goal";
import { handOver } from "./handOver";
import type { WhatsAppFlowInputs } from "./inputs";
import { type LiveFlow, observeDocument } from "./observe";
import { isPublished, seenAgain, type WhatsAppFlowState } from "./state";

/** From here on the flow exists, so every failure keeps it. */
export async function converge(
  context: Context,
  wanted: WhatsAppFlowInputs,
  seen: WhatsAppFlowState,
  document: JsonObject | undefined,
  handedOver?: string,
): Promise<WhatsAppFlowState> {
  const { client } = context;
  const target = { FlowId: seen.flowId, CustSpaceId: seen.custSpaceId };
  const content = digest(wanted.flow);
  const publish = wanted.publish ?? true;
  let state: WhatsAppFlowState = seen;
  try {
    const goal = goalOf(state, wanted);
    let edited = false;
    if (
      goal.flowName !== state.flowName ||
      !sameSet(goal.categories, state.categories) ||
      goal.endpointUri !== state.endpointUri
    ) {
      await client.call("ModifyFlow", {
        ...target,
        FlowName: goal.flowName,
        Categories: goal.categories,
        EndpointUri: goal.endpointUri,
      });
      edited = true;
      state = { ...state, flowName: goal.flowName, categories: goal.categories };
    }
    if (state.digest !== content && (document === undefined || digest(document) !== content)) {
      const url = handedOver ?? (await handOver(context, wanted, state.custSpaceId));
      await client.call("UpdateFlowJSONAsset", { ...target, FilePath: url });
      edited = true;
      state = { ...state, readBackDigest: undefined };
    }
    state = { ...state, digest: content };
    // CAMS does not say whether an edit returns a published flow to DRAFT, so the flow is asked.
    if (edited && isPublished(state.status)) state = seenAgain(state, await reread(context, state));
    if (publish && !isPublished(state.status)) {
      await client.call("PublishFlow", target);
      state = { ...state, status: "PUBLISHED" };
    }
    state = seenAgain(state, await reread(context, state));
    requireReached(state, goal, publish);
    const readBack = await observeDocument(context, state.flowId, state.custSpaceId);
    if (readBack === undefined || (digest(readBack) !== state.readBackDigest && !covers(readBack, wanted.flow))) {
      throw new AssetError("CAMS returned another document than the one it was given", {
        operation: "GetFlowJSONAssest",
        code: "READ_BACK_DIFFERS",
        outcome: "unknown",
        hint: "Somebody may have edited the flow meanwhile; run `pulumi up` again.",
      });
    }
    return {
      ...state,
      readBackDigest: digest(readBack),
      publishedDigest: isPublished(state.status) ? content : state.publishedDigest,
    };
  } catch (error) {
    const now = await reread(context, state).catch(() => undefined);
    if (now !== undefined) state = seenAgain(state, now);
    throw new PartialSuccess(partialMessage(error, state, content, now !== undefined), state.flowId, state, error);
  }
}

/** Reaching the goal is checked against what CAMS says, not against what was sent. */
function requireReached(state: WhatsAppFlowState, goal: Goal, publish: boolean): void {
  const fail = (code: string, message: string, hint: string) => {
    throw new CamsError(message, { operation: "GetFlow", code, outcome: "unknown", hint });
  };
  if (state.endpointUri !== goal.endpointUri) {
    fail(
      "ENDPOINT_KEPT",
      `CAMS reports the endpoint ${state.endpointUri ?? "(none)"} where ${goal.endpointUri ?? "(none)"} was set`,
      "CAMS may not be able to clear an endpoint: give endpointUri again, or replace the flow.",
    );
  }
  if (publish && !isPublished(state.status)) {
    fail(
      "NOT_PUBLISHED",
      `CAMS accepted PublishFlow but reports ${state.status}`,
      "Run `pulumi up` again in a minute.",
    );
  }
}

async function reread(context: Context, { flowId, custSpaceId }: WhatsAppFlowState): Promise<LiveFlow> {
  return context.client.call("GetFlow", { FlowId: flowId, CustSpaceId: custSpaceId });
}

/** What happened, what is there now, and what to do. */
function partialMessage(error: unknown, state: WhatsAppFlowState, content: string, isFresh: boolean): string {
  const isLost = error instanceof CamsError && error.operation === "UpdateFlowJSONAsset" && error.outcome === "unknown";
  const holds =
    state.digest === content
      ? "holds the declared document"
      : isLost
        ? "may or may not hold the declared document"
        : "does not hold the declared document yet";
  return (
    `${explain(error)}\n` +
    `Now: flow ${state.flowId} ("${state.flowName}") ${isFresh ? "is" : "was, when last seen,"} ${state.status} and ${holds}.\n` +
    "Next: remove the cause and run `pulumi up` again; it continues with this flow."
  );
}
