import { type CamsClient, CamsError, explain, WrongStateError } from "../../cams";
import { getFlow } from "./observe";
import { isDraft, type LiveFlow } from "./state";
import { retryUntilDone, SECOND_LOOK, WAIT, type Waiting, waitUntil } from "./wait";

/** The two ways in which a flow is removed. */
export type Removal = "DeleteFlow" | "DeprecateFlow";

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
export const isKeptDraft = (error: unknown): error is CamsError =>
  error instanceof CamsError && error.operation === "DeleteFlow" && error.outcome === "refused";

/** What to say of it. */
export const keptDraftMessage = (error: CamsError, flow: string): string =>
  `${explain(error)}\nNow: ${flow} is DRAFT; CAMS may keep a draft that was published before.\n` +
  "Next: to forget the flow and leave it in CAMS, run the same command with CAMS_ON_DESTROY=retain in the environment.";
