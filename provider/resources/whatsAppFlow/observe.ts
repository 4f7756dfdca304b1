import type { JsonObject } from "../../../sdk/flow";
import { isUnknownFlow } from "../../cams";
import { type Context, ResourceFailure } from "../context";
import type { Place } from "../place";
import { SECOND_LOOK, waitUntil } from "../wait";
import { isSettling, type LiveFlow, type Observed, type WhatsAppFlowState } from "./state";

/** Reads a flow; undefined when CAMS does not know it. */
export async function getFlow(
  { client }: Pick<Context, "client">,
  { custSpaceId }: Pick<Place, "custSpaceId">,
  flowId: string,
): Promise<LiveFlow | undefined> {
  try {
    return await client.call("GetFlow", { FlowId: flowId, CustSpaceId: custSpaceId });
  } catch (error) {
    if (isUnknownFlow(error)) return undefined;
    throw error;
  }
}

/**
 * Reads the document of a flow; undefined when CAMS has none. What CAMS answers for a flow that never got one is not
 * documented: a refusal and an absent URL are both taken for "none", and a flow without document is given one.
 */
export async function readDocument(
  context: Context,
  { custSpaceId }: Place,
  flowId: string,
): Promise<JsonObject | undefined> {
  let url: string | undefined;
  try {
    url = (await context.client.call("GetFlowJSONAssest", { FlowId: flowId, CustSpaceId: custSpaceId })).FilePath;
  } catch (error) {
    if (isUnknownFlow(error)) return undefined;
    throw error;
  }
  return url === undefined ? undefined : context.assets.download(url);
}

/**
 * Looks for a flow that may have been deleted. A refusal alone proves little: a flow counts as gone only when a complete
 * list of its space lacks it too, at two moments. A flow that no read has shown since it was created is never taken for
 * gone as long as reads may lag behind.
 *
 * @param recorded what is recorded of the flow, if anything is
 */
export async function findFlow(
  context: Context,
  place: Place,
  flowId: string,
  recorded?: WhatsAppFlowState,
): Promise<LiveFlow | "gone" | "not shown yet"> {
  const isAwaited = recorded?.pending?.flow !== undefined && isSettling(recorded, context.now());
  const look = async () => {
    const refused: { error?: unknown } = {};
    const live = await context.client
      .call("GetFlow", { FlowId: flowId, CustSpaceId: place.custSpaceId })
      .catch((error: unknown) => {
        if (!isUnknownFlow(error)) throw error;
        refused.error = error;
        return undefined;
      });
    if (live !== undefined) return live;
    if (isAwaited) return "not shown yet";
    const names = await context.names.list(place.custSpaceId);
    if ([...names.values()].some((ids) => ids.includes(flowId))) throw refused.error;
    return "gone";
  };
  return waitUntil(context, `flow ${flowId}`, look, (found) => found !== "gone", SECOND_LOOK.slice(-1));
}

/** Looks for a flow and reads its document. */
export async function observe(
  context: Context,
  place: Place,
  flowId: string,
  recorded?: WhatsAppFlowState,
): Promise<Observed | "gone" | "not shown yet"> {
  const flow = await findFlow(context, place, flowId, recorded);
  return typeof flow === "string" ? flow : { flow, document: await readDocument(context, place, flowId) };
}

/** Why nothing can be said of a flow that CAMS does not show yet. */
export const notShownYet = ({ flowId, flowName, pending }: WhatsAppFlowState): ResourceFailure =>
  new ResourceFailure(
    `flow ${flowId} ("${flowName}") was created by this stack, and CAMS does not show it yet (last write: ${pending?.since}). ` +
      "The flow is kept in the state, and nothing was changed. " +
      "Wait a few minutes and run the same command again; it continues with this flow and does not create another one.",
  );
