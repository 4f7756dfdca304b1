import { digest, withoutAdditions } from "../../../sdk/flow";
import type { Context } from "../context";
import { placeOf } from "../place";
import { SECOND_LOOK, waitUntil } from "../wait";
import { getFlow, notShownYet, observe } from "./observe";
import { holdsDocument } from "./plan";
import {
  isAwaited,
  isDraft,
  isPublished,
  type LiveFlow,
  type Recorded,
  sameSet,
  type WhatsAppFlowState,
  warnOfStatus,
  withFlow,
  withoutPending,
} from "./state";

/**
 * Reads what is there now; undefined when the flow is gone. `inputs` are the recorded ones with what drifted. What CAMS
 * accepted a moment ago and does not show yet is no drift.
 *
 * @throws ResourceFailure for a flow that was created and that no read has shown yet
 */
export async function read(context: Context, recorded: Recorded): Promise<Recorded | undefined> {
  const { state, inputs } = recorded;
  context.run.knownIds.add(state.flowId);
  const observed = await observe(context, placeOf(context, state), state.flowId, state);
  if (observed === "not shown yet") throw notShownYet(state);
  if (observed === "gone") {
    context.log.warn(
      `flow ${state.flowId} ("${state.flowName}") was deleted outside of Pulumi: the next \`pulumi up\` creates a new one`,
    );
    return undefined;
  }
  context.run.refreshed.add(state.flowId);
  const now = context.now();
  const live = await secondLook(context, state, observed.flow);
  const seen = withFlow(state, live, now);
  const fresh: WhatsAppFlowState = {
    ...seen,
    ...drift(state, driftedProperties(state, seen)),
    categories: sameSet(seen.categories, state.categories) ? state.categories : seen.categories,
  };
  const seenInputs = {
    ...inputs,
    ...(inputs.flowName === undefined ? {} : { flowName: fresh.flowName }),
    ...(inputs.categories === undefined || sameSet(inputs.categories, fresh.categories)
      ? {}
      : { categories: fresh.categories }),
    ...(inputs.endpointUri === undefined ? {} : { endpointUri: fresh.endpointUri }),
  };
  warnOfDrift(context, state, fresh);
  const { document } = observed;
  const found = document && digest(document);
  if (document === undefined || found === undefined) return { inputs: seenInputs, state: fresh };
  const isOurs = found === state.digest || found === state.readBackDigest;
  const isFirstReadBack =
    inputs.flow !== undefined &&
    digest(inputs.flow) === state.digest &&
    !isAwaited(state, "document", now) &&
    holdsDocument(document, state, inputs.flow);
  const shown = inputs.flow === undefined ? document : withoutAdditions(document, inputs.flow, state.readBackDigest);
  // What CAMS added by itself is no drift; from now on it belongs to the read-back.
  const isUnchanged = digest(shown) === state.digest && !isAwaited(state, "document", now);
  if (isOurs || isFirstReadBack || isUnchanged) {
    const readBackDigest = isOurs ? (state.readBackDigest ?? found) : found;
    return { inputs: seenInputs, state: published(withoutPending({ ...fresh, readBackDigest }, ["document"])) };
  }
  if (isAwaited(state, "document", now)) return { inputs: seenInputs, state: fresh };
  const edited = withoutPending({ ...fresh, digest: digest(shown), readBackDigest: found }, ["document"]);
  return { inputs: { ...seenInputs, flow: shown }, state: published({ ...edited, ...drift(fresh, ["flow"]) }) };
}

/** Names what was changed outside of Pulumi, so that a later preview can say why it changes it back. */
const drift = ({ drifted = [] }: WhatsAppFlowState, names: readonly string[]): Pick<WhatsAppFlowState, "drifted"> =>
  names.length === 0 ? {} : { drifted: [...new Set([...drifted, ...names])].sort() };

function driftedProperties(state: WhatsAppFlowState, seen: WhatsAppFlowState): string[] {
  return [
    ...(seen.flowName === state.flowName ? [] : ["flowName"]),
    ...(sameSet(seen.categories, state.categories) ? [] : ["categories"]),
    ...(seen.endpointUri === state.endpointUri ? [] : ["endpointUri"]),
  ];
}

/** A flow that is seen published was published with the document that is seen with it. */
const published = (state: WhatsAppFlowState): WhatsAppFlowState =>
  isPublished(state.status) && state.pending === undefined && state.digest !== undefined
    ? { ...state, publishedDigest: state.digest }
    : state;

/** A read may lag behind a publication that was verified by another one, so a draft has to be seen for some seconds. */
async function secondLook(context: Context, { flowId, status, ...state }: WhatsAppFlowState, live: LiveFlow) {
  if (!isPublished(status) || !isDraft(live.Status)) return live;
  let first: LiveFlow | undefined = live;
  const look = async () => {
    const seen = first ?? (await getFlow(context, placeOf(context, state), flowId)) ?? live;
    first = undefined;
    return seen;
  };
  return waitUntil(context, `flow ${flowId} as published`, look, ({ Status }) => !isDraft(Status), SECOND_LOOK);
}

/** What a state that changed outside of Pulumi means, which the engine shows only as another word. */
function warnOfDrift(context: Context, recorded: WhatsAppFlowState, fresh: WhatsAppFlowState): void {
  warnOfStatus(context, fresh);
  if (fresh.status === recorded.status) return;
  const flow = `flow ${fresh.flowId} ("${fresh.flowName}")`;
  if (fresh.status === "DEPRECATED") {
    context.log.warn(`${flow} was deprecated outside of Pulumi, which is final: the next \`pulumi up\` replaces it`);
  } else if (isDraft(fresh.status)) {
    context.log.warn(`${flow} is a draft again: the next \`pulumi up\` publishes it, unless publish is false`);
  }
}
