import { CamsError, explain } from "../../cams";
import { type Context, ResourceFailure } from "../context";
import { type Declarer, declarerKey } from "../names";
import { observe } from "./observe";
import { isDraft, type WhatsAppFlowState } from "./state";

/**
 * Deletes a draft and deprecates a published flow, unless the flow is to be retained. Already gone is success, and
 * nothing is ever published in order to be destroyed.
 */
export async function destroy(context: Context, state: WhatsAppFlowState, declarer: Declarer): Promise<void> {
  context.run.held.add(state.flowId);
  const { flowId, flowName, custSpaceId } = state;
  const isRetained = (context.onDestroy || state.onDestroy) === "retain";
  const isBlocking = blocksSuccessor(context, state, declarer);
  if (isRetained && !isBlocking) {
    return context.log.info(`flow ${flowId} ("${flowName}") is kept as it is in CAMS, as onDestroy: "retain" asks`);
  }
  const live = await observe(context, flowId, custSpaceId);
  if (isBlocking && live !== undefined && (isRetained || !isDraft(live.Status))) {
    throw new ResourceFailure(
      `flow ${flowId} cannot be deleted before its replacement is made: it would keep the name "${flowName}", which the new flow is to have. Nothing was changed. ` +
        "Give another flowName, leave flowName out, or remove deleteBeforeReplace.",
    );
  }
  if (live === undefined || live.Status === "DEPRECATED") return;
  const target = { FlowId: flowId, CustSpaceId: custSpaceId };
  if (!isDraft(live.Status)) {
    context.log.progress(`deprecating flow ${flowId}`);
    await context.client.call("DeprecateFlow", target);
    return;
  }
  context.log.progress(`deleting draft ${flowId}`);
  await context.client.call("DeleteFlow", target).catch((error: unknown) => {
    if (!(error instanceof CamsError) || error.outcome !== "refused") throw error;
    throw new ResourceFailure(
      `${explain(error)}\nNow: flow ${flowId} ("${flowName}") is DRAFT; CAMS may keep a draft that was published before.\n` +
        "Next: to forget the flow and leave it in CAMS, run the same command with CAMS_ON_DESTROY=retain in the environment.",
    );
  });
}

/** With deleteBeforeReplace, a flow that keeps its name would make its own successor impossible. */
function blocksSuccessor(context: Context, { flowName, custSpaceId }: WhatsAppFlowState, declarer: Declarer): boolean {
  const successor = context.run.announced.get(declarerKey(declarer));
  return successor !== undefined && successor.flowName === flowName && successor.custSpaceId === custSpaceId;
}
