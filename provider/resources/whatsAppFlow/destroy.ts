import { CamsError, explain } from "../../cams";
import { type Context, ResourceFailure } from "../context";
import { type Declarer, declarerKey } from "../names";
import { heldBy } from "./naming";
import { observe } from "./observe";
import { once } from "./once";
import { isDraft, type WhatsAppFlowState } from "./state";

/**
 * Deletes a draft and deprecates a published flow, unless the flow is to be retained or a resource of the program goes
 * on with it. Already gone is success, and nothing is ever published in order to be destroyed.
 */
export async function destroy(context: Context, state: WhatsAppFlowState, declarer: Declarer): Promise<void> {
  context.run.held.add(state.flowId);
  const { flowId, flowName, custSpaceId } = state;
  const flow = `flow ${flowId} ("${flowName}")`;
  if (goesOn(context, state)) {
    return context.log.info(`${flow} is kept as it is in CAMS, because a resource of this program goes on with it`);
  }
  const isRetained = (context.onDestroy || state.onDestroy) === "retain";
  const isBlocking = blocksSuccessor(context, state);
  if (isRetained && !isBlocking) {
    return context.log.info(`${flow} is kept as it is in CAMS, as onDestroy: "retain" asks`);
  }
  const live = await observe(context, flowId, custSpaceId);
  if (isBlocking && live !== undefined && (isRetained || !isDraft(live.Status))) {
    throw new ResourceFailure(
      `flow ${flowId} cannot be deleted before its replacement is made: it would keep the name "${flowName}", which the new flow is to have. Nothing was changed. ` +
        "Give another flowName, leave flowName out, or remove deleteBeforeReplace.",
    );
  }
  if (live === undefined || live.Status === "DEPRECATED") return;
  await requireSuccessor(context, state, declarer);
  const target = { FlowId: flowId, CustSpaceId: custSpaceId };
  if (!isDraft(live.Status)) {
    context.log.progress(`deprecating flow ${flowId}`);
    const deprecate = () => context.client.call("DeprecateFlow", target);
    return once(context, `flow ${flowId} as deprecated`, deprecate, async () => {
      const now = await observe(context, flowId, custSpaceId);
      return now === undefined || now.Status === "DEPRECATED";
    });
  }
  context.log.progress(`deleting draft ${flowId}`);
  const remove = () => context.client.call("DeleteFlow", target);
  const isGone = async () => (await observe(context, flowId, custSpaceId)) === undefined;
  await once(context, `that flow ${flowId} is gone`, remove, isGone).catch((error: unknown) => {
    if (!(error instanceof CamsError) || error.outcome !== "refused") throw error;
    throw new ResourceFailure(
      `${explain(error)}\nNow: ${flow} is DRAFT; CAMS may keep a draft that was published before.\n` +
        "Next: to forget the flow and leave it in CAMS, run the same command with CAMS_ON_DESTROY=retain in the environment.",
    );
  });
  await context.names.free(custSpaceId, live.FlowName);
}

/** What this run is about to make or adopt in the space of a flow that is deleted before. */
const announcedIn = ({ run }: Context, space: string | undefined) =>
  [...run.announced.values()].filter(({ custSpaceId }) => custSpaceId === space);

/**
 * Whether a resource of the program holds the flow further, so that only an older record of it is deleted: a resource
 * that adopts its own flow may be replaced by itself, and a flow may be adopted from one resource to another.
 */
function goesOn(context: Context, { flowId, flowName, custSpaceId }: WhatsAppFlowState): boolean {
  if ([...context.run.current.values()].includes(flowId)) return true;
  return announcedIn(context, custSpaceId).some(
    ({ adopt, flowName: name }) => adopt === flowId || (adopt === true && name === flowName),
  );
}

/** With deleteBeforeReplace, a flow that keeps its name would make its own successor impossible. */
function blocksSuccessor(context: Context, { flowName, custSpaceId }: WhatsAppFlowState): boolean {
  return announcedIn(context, custSpaceId).some(({ adopt, flowName: name }) => !adopt && name === flowName);
}

/** With deleteBeforeReplace, nothing is deleted in favour of a successor whose name another flow holds. */
async function requireSuccessor(context: Context, { flowName }: WhatsAppFlowState, declarer: Declarer): Promise<void> {
  const successor = context.run.announced.get(declarerKey(declarer));
  if (successor?.flowName === undefined || successor.adopt || successor.flowName === flowName) return;
  const holders = (await context.names.inUse(successor.custSpaceId)).get(successor.flowName);
  if (holders !== undefined) throw await heldBy(context, holders, successor.flowName, successor.custSpaceId);
}
