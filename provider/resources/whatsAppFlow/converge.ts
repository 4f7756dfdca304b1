import { covers, digest, type JsonObject } from "../../../sdk/flow";
import { AssetError, CamsError, isUnknownFlow } from "../../cams";
import { type Context, PartialSuccess } from "../context";
import { differs, type Goal, goalOf } from "./goal";
import { handOver } from "./handOver";
import type { WhatsAppFlowInputs } from "./inputs";
import { type LiveFlow, observeDocument } from "./observe";
import { once } from "./once";
import { partialMessage } from "./partialMessage";
import { settle } from "./settle";
import { isDraft, isPublished, seenAgain, type WhatsAppFlowState, warnOfStatus } from "./state";

/**
 * Brings a flow that exists to what is wanted by the calls that the difference needs, and returns what CAMS then says.
 * From here on every failure keeps the flow.
 */
export async function converge(
  context: Context,
  wanted: WhatsAppFlowInputs,
  seen: WhatsAppFlowState,
  document: JsonObject | undefined,
  handedOver?: string,
): Promise<WhatsAppFlowState> {
  const { client, log } = context;
  const target = { FlowId: seen.flowId, CustSpaceId: seen.custSpaceId };
  const content = digest(wanted.flow);
  const publish = wanted.publish ?? true;
  const goal = goalOf(seen, wanted);
  let state: WhatsAppFlowState = seen;
  try {
    let edited = false;
    if (differs(state, goal)) {
      log.progress(`changing name, categories or endpoint of flow ${state.flowId}`);
      const { flowName: FlowName, categories: Categories, endpointUri: EndpointUri } = goal;
      await client.call("ModifyFlow", { ...target, FlowName, Categories, EndpointUri });
      edited = true;
      state = { ...state, flowName: goal.flowName, categories: goal.categories };
    }
    if (state.digest !== content && (document === undefined || digest(document) !== content)) {
      log.progress(`giving flow ${state.flowId} its document`);
      const url = handedOver ?? (await handOver(context, wanted, state.custSpaceId));
      await client.call("UpdateFlowJSONAsset", { ...target, FilePath: url });
      edited = true;
      state = { ...state, readBackDigest: undefined };
    }
    state = { ...state, digest: content };
    // CAMS does not say whether an edit returns a published flow to DRAFT, so the flow is asked.
    if (edited && isPublished(state.status)) state = seenAgain(state, await reread(context, state));
    if (publish && isDraft(state.status)) {
      log.progress(`publishing flow ${state.flowId}`);
      const isDone = async () => !isDraft((await reread(context, state)).Status);
      await once(context, `flow ${state.flowId} as published`, () => client.call("PublishFlow", target), isDone);
    }
    const isReached = (live: LiveFlow) => unreached(seenAgain(state, live), goal, publish) === undefined;
    const waitingFor = `what was written to flow ${state.flowId}`;
    state = seenAgain(state, await settle(context, waitingFor, () => reread(context, state), isReached));
    const problem = unreached(state, goal, publish);
    if (problem !== undefined) throw problem;
    state = { ...state, readBackDigest: await readBack(context, state, wanted.flow) };
    warnOfStatus(context, state);
    return { ...state, publishedDigest: isDraft(state.status) ? state.publishedDigest : content };
  } catch (error) {
    const now = await reread(context, state).catch(() => undefined);
    if (now !== undefined) state = seenAgain(state, now);
    const message = partialMessage(error, { before: seen, state, content, isFresh: now !== undefined });
    throw new PartialSuccess(message, state.flowId, state, error);
  }
}

/** What keeps the goal from being reached, by what CAMS says and not by what was sent. */
function unreached(state: WhatsAppFlowState, goal: Goal, publish: boolean): CamsError | undefined {
  const failure = (code: string, message: string, hint: string) =>
    new CamsError(message, { operation: "GetFlow", code, outcome: "unknown", hint });
  if (state.endpointUri !== goal.endpointUri) {
    return failure(
      "ENDPOINT_KEPT",
      `CAMS reports the endpoint ${state.endpointUri ?? "(none)"} where ${goal.endpointUri ?? "(none)"} was set`,
      "CAMS may not be able to clear an endpoint: give endpointUri again, or replace the flow.",
    );
  }
  if (differs(state, goal)) {
    return failure(
      "CHANGE_NOT_SHOWN",
      `CAMS accepted ModifyFlow but reports the name "${state.flowName}" and the categories ${state.categories.join(", ")}`,
      "Run `pulumi up` again in a minute.",
    );
  }
  if (publish && isDraft(state.status)) {
    const hint = "Run `pulumi up` again in a minute.";
    return failure("NOT_PUBLISHED", `CAMS accepted PublishFlow but reports ${state.status}`, hint);
  }
  return undefined;
}

/** A flow that CAMS does not know yet, right after it made it, is asked for again. */
async function reread(context: Context, { flowId, custSpaceId }: WhatsAppFlowState): Promise<LiveFlow> {
  const look = () => context.client.call("GetFlow", { FlowId: flowId, CustSpaceId: custSpaceId });
  const known = await settle(
    context,
    `flow ${flowId}`,
    () => look().catch((error: unknown) => (isUnknownFlow(error) ? undefined : Promise.reject(error))),
    (live) => live !== undefined,
  );
  return known ?? look();
}

/** Reads the document back and returns its digest, once it is the declared one. */
async function readBack(context: Context, state: WhatsAppFlowState, declared: JsonObject): Promise<string> {
  const isDeclared = (found: JsonObject | undefined) =>
    found !== undefined && (digest(found) === state.readBackDigest || covers(found, declared));
  const found = await settle(
    context,
    `the document of flow ${state.flowId}`,
    () => observeDocument(context, state.flowId, state.custSpaceId),
    isDeclared,
  );
  if (found !== undefined && isDeclared(found)) return digest(found);
  throw new AssetError("CAMS returned another document than the one it was given", {
    operation: "GetFlowJSONAssest",
    code: "READ_BACK_DIFFERS",
    outcome: "unknown",
    hint: "Somebody may have edited the flow meanwhile; run `pulumi up` again.",
  });
}
