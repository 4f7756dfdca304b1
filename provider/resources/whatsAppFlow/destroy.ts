import { isUnknownFlow } from "../../cams";
import { type Context, ResourceFailure } from "../context";
import { type Declarer, declarerKey } from "../names";
import { heldBy } from "./naming";
import { findFlow, notShownYet, placeOf } from "./observe";
import { isAwaited } from "./pending";
import { isKeptDraft, keptDraftMessage, removeFlow } from "./removeFlow";
import { isDraft, type WhatsAppFlowState } from "./state";

/**
 * Deletes a draft and deprecates a published flow, unless the flow is to be retained or a resource of the program goes
 * on with it. Already gone is success, and nothing is ever published in order to be destroyed.
 */
export async function destroy(context: Context, state: WhatsAppFlowState, declarer: Declarer): Promise<void> {
  context.run.knownIds.add(state.flowId);
  const { flowId, flowName, custSpaceId } = state;
  const flow = `flow ${flowId} ("${flowName}")`;
  if (isKeptByOther(context, state)) {
    return context.log.info(`${flow} is kept as it is in CAMS, because a resource of this program goes on with it`);
  }
  const isRetained = (context.onDestroy ?? state.onDestroy) === "retain";
  const isBlocking = blocksSuccessor(context, state);
  if (isRetained && !isBlocking) {
    return context.log.info(`${flow} is kept as it is in CAMS, as onDestroy: "retain" asks`);
  }
  const found = await findFlow(context, placeOf(context, state), flowId, state);
  const isGone = found === "gone" || (found !== "not shown yet" && found.Status === "DEPRECATED");
  // What reads do not show yet is known from what CAMS accepted.
  const status = typeof found === "string" || isAwaited(state, "status", context.now()) ? state.status : found.Status;
  if (isBlocking && found !== "gone" && (isRetained || !isDraft(status))) {
    throw new ResourceFailure(
      `flow ${flowId} cannot be deleted before its replacement is made: it would keep the name "${flowName}", which the new flow is to have. Nothing was changed. ` +
        "Give another flowName, leave flowName out, or remove deleteBeforeReplace.",
    );
  }
  if (isGone) return;
  await requireSuccessor(context, state, declarer);
  const removal = await removeFlow(context, { flowId, custSpaceId }, status).catch((error: unknown) => {
    if (found === "not shown yet" && isUnknownFlow(error)) throw notShownYet(state);
    throw isKeptDraft(error) ? new ResourceFailure(keptDraftMessage(error, flow)) : error;
  });
  if (removal === "DeleteFlow") await context.names.free(custSpaceId, flowName);
}

/** What this run is about to make or adopt in the space of a flow that is deleted before. */
const pendingCreatesIn = ({ run }: Context, space: string | undefined) =>
  [...run.pendingCreates.values()].filter(({ custSpaceId }) => custSpaceId === space);

/**
 * Whether a resource of the program holds the flow further, so that only an older record of it is deleted: a resource
 * that adopts its own flow may be replaced by itself, and a flow may be adopted from one resource to another.
 */
function isKeptByOther(context: Context, { flowId, flowName, custSpaceId }: WhatsAppFlowState): boolean {
  if ([...context.run.keptIds.values()].includes(flowId)) return true;
  return pendingCreatesIn(context, custSpaceId).some(
    ({ adopt, flowName: name }) => adopt === flowId || (adopt === true && name === flowName),
  );
}

/** With deleteBeforeReplace, a flow that keeps its name would make its own successor impossible. */
function blocksSuccessor(context: Context, { flowName, custSpaceId }: WhatsAppFlowState): boolean {
  return pendingCreatesIn(context, custSpaceId).some(({ adopt, flowName: name }) => !adopt && name === flowName);
}

/** With deleteBeforeReplace, nothing is deleted in favour of a successor whose name another flow holds. */
async function requireSuccessor(context: Context, { flowName }: WhatsAppFlowState, declarer: Declarer): Promise<void> {
  const successor = context.run.pendingCreates.get(declarerKey(declarer));
  if (successor?.flowName === undefined || successor.adopt || successor.flowName === flowName) return;
  const holders = (await context.names.inUse(successor.custSpaceId)).get(successor.flowName);
  if (holders !== undefined) throw await heldBy(context, holders, successor.flowName, placeOf(context, successor));
}
