import { type CamsClient, CamsError, explain, isUnknownFlow, WrongStateError } from "../../cams";
import { type Context, ResourceFailure } from "../context";
import { type Declarer, declarerKey } from "../names";
import { placeOf } from "../place";
import { retryUntilDone, SECOND_LOOK, WAIT, type Waiting, waitUntil } from "../wait";
import { findFlow, getFlow, notShownYet } from "./observe";
import { nameInUse } from "./ownership";
import { isAwaited, isDraft, type LiveFlow, type WhatsAppFlowState } from "./state";

/**
 * Deletes a draft and deprecates a published flow, unless the flow is to be retained or a resource of the program goes
 * on with it. Already gone is success, and nothing is ever published in order to be destroyed.
 */
export async function destroy(context: Context, state: WhatsAppFlowState, declarer: Declarer): Promise<void> {
  context.run.knownIds.add(state.flowId);
  const { flowId, flowName, custSpaceId } = state;
  const flow = `flow ${flowId} ("${flowName}")`;
  if (isKeptByOther(context, state)) {
    return context.log.info(`${flow} is left in CAMS because a resource of this program still manages it`);
  }
  const isRetained = (context.onDestroy ?? state.onDestroy) === "retain";
  const isBlocking = blocksSuccessor(context, state);
  if (isRetained && !isBlocking) {
    return context.log.info(`${flow} is left in CAMS because onDestroy is "retain"`);
  }
  const found = await findFlow(context, placeOf(context, state), flowId, state);
  const isGone = found === "gone" || (found !== "not shown yet" && found.Status === "DEPRECATED");
  // What reads do not show yet is known from what CAMS accepted.
  const status = typeof found === "string" || isAwaited(state, "status", context.now()) ? state.status : found.Status;
  if (isBlocking && found !== "gone" && (isRetained || !isDraft(status))) {
    throw new ResourceFailure(
      `flow ${flowId} cannot be deleted before its replacement is created: it would keep the name "${flowName}", which the new flow needs. Nothing was changed. ` +
        "Choose another flowName, leave flowName out, or remove deleteBeforeReplace.",
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
  if (context.run.keptIds.has(flowId)) return true;
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
  if (holders !== undefined) throw await nameInUse(context, holders, successor.flowName, placeOf(context, successor));
}

/** The two ways in which a flow is removed. */
type Removal = "DeleteFlow" | "DeprecateFlow";

/** How a flow in a status is removed: only a draft can be deleted, and only a published flow deprecated. */
export const removalOf = (status: string): Removal => (isDraft(status) ? "DeleteFlow" : "DeprecateFlow");

/**
 * Deletes a draft, and deprecates a published flow. The status may have been read before the last write: where CAMS refuses
 * one of the two for the flow's status, the other one is tried.
 *
 * @returns what was done
 * @throws CamsError of the first way when CAMS refuses both
 */
export async function removeFlow(
  context: Waiting & { client: CamsClient },
  { flowId, custSpaceId }: { flowId: string; custSpaceId: string | undefined },
  status: string,
): Promise<Removal> {
  const first = removalOf(status);
  const second = first === "DeleteFlow" ? "DeprecateFlow" : "DeleteFlow";
  const look = () => getFlow(context, { custSpaceId }, flowId);
  const isGone = (live: LiveFlow | undefined) => live === undefined || live.Status === "DEPRECATED";
  const isRemoved = async (pauses: readonly number[]) =>
    isGone(await waitUntil(context, `flow ${flowId} as removed`, look, isGone, pauses));
  const remove = async (removal: Removal) => {
    context.log.progress(`${removal === "DeleteFlow" ? "deleting draft" : "deprecating flow"} ${flowId}`);
    const call = () => context.client.call(removal, { FlowId: flowId, CustSpaceId: custSpaceId });
    await retryUntilDone(context, call, {
      mayBeDone: (_, wasLost) => wasLost,
      isDone: () => isRemoved(WAIT),
    });
    return removal;
  };
  try {
    return await remove(first);
  } catch (refusal) {
    if (!(refusal instanceof WrongStateError)) throw refusal;
    try {
      return await remove(second);
    } catch (error) {
      if (!(error instanceof CamsError) || error.outcome !== "refused") throw error;
      // Neither a draft nor published: somebody else may have deprecated it a moment ago.
      if (await isRemoved(SECOND_LOOK)) return first;
      throw refusal;
    }
  }
}

/** Whether CAMS refused to delete a draft, which it may do to one that was published before. */
const isKeptDraft = (error: unknown): error is CamsError =>
  error instanceof CamsError && error.operation === "DeleteFlow" && error.outcome === "refused";

/** What to say of it. */
const keptDraftMessage = (error: CamsError, flow: string): string =>
  `${explain(error)}\nNow: ${flow} is DRAFT; CAMS may refuse to delete a draft that was published before.\n` +
  "Next: to forget the flow and leave it in CAMS, run the same command with CAMS_ON_DESTROY=retain in the environment.";
