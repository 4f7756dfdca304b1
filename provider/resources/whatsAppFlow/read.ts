import { digest } from "../../../sdk/flow";
import type { Context } from "../context";
import { sameSet } from "./goal";
import { observe, observeDocument } from "./observe";
import { isDraft, type Recorded, seenAgain, type WhatsAppFlowState, warnOfStatus } from "./state";

/** Reads what is there now; undefined when the flow is gone. `inputs` are the recorded ones with what drifted. */
export async function read(context: Context, recorded: Recorded): Promise<Recorded | undefined> {
  const { state, inputs } = recorded;
  context.run.held.add(state.flowId);
  const live = await observe(context, state.flowId, state.custSpaceId);
  if (live === undefined) return undefined;
  context.run.refreshed.add(state.flowId);
  const categories = live.Categories ?? [];
  const fresh: WhatsAppFlowState = {
    ...seenAgain(state, live),
    categories: sameSet(categories, state.categories) ? state.categories : categories,
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
  const document = await observeDocument(context, state.flowId, state.custSpaceId);
  const found = document === undefined ? undefined : digest(document);
  if (document === undefined || found === undefined || found === state.readBackDigest || found === state.digest) {
    return { inputs: seenInputs, state: fresh };
  }
  return {
    inputs: { ...seenInputs, flow: document },
    state: {
      ...fresh,
      digest: found,
      readBackDigest: found,
      publishedDigest: isDraft(live.Status) ? state.publishedDigest : found,
    },
  };
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
