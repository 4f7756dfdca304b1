import { digest } from "../../../sdk/flow";
import type { Context } from "../context";
import { sameSet } from "./goal";
import { observe, observeDocument } from "./observe";
import { isPublished, type Recorded, seenAgain, type WhatsAppFlowState } from "./state";

/** Reads what is there now; undefined when the flow is gone. `inputs` are the recorded ones with what drifted. */
export async function read(context: Context, recorded: Recorded): Promise<Recorded | undefined> {
  const { state, inputs } = recorded;
  context.held.add(state.flowId);
  const live = await observe(context, state.flowId, state.custSpaceId);
  if (live === undefined) return undefined;
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
      publishedDigest: isPublished(live.Status) ? found : state.publishedDigest,
    },
  };
}
