import type { JsonObject } from "../../../sdk/flow";
import { isUnknownFlow, type Reply } from "../../cams";
import type { Context } from "../context";

/** A flow as CAMS reports it now. */
export type LiveFlow = Reply<"GetFlow">;

/** Reads a flow; undefined when it is gone. */
export async function observe(
  context: Context,
  flowId: string,
  custSpaceId: string | undefined,
): Promise<LiveFlow | undefined> {
  try {
    return await context.client.call("GetFlow", { FlowId: flowId, CustSpaceId: custSpaceId });
  } catch (error) {
    if (isUnknownFlow(error) && (await isAbsent(context, flowId, custSpaceId))) return undefined;
    throw error;
  }
}

/** A refusal alone proves little, so a flow counts as gone only when a complete list of its space lacks it too. */
async function isAbsent(context: Context, flowId: string, custSpaceId: string | undefined): Promise<boolean> {
  const names = await context.names.list(custSpaceId);
  return ![...names.values()].some((ids) => ids.includes(flowId));
}

/**
 * Reads the document of a flow; undefined when CAMS has none. What CAMS answers for a flow that never got one is not
 * documented: a refusal and an absent URL are both taken for "none", and a flow without document is given one.
 */
export async function observeDocument(
  context: Context,
  flowId: string,
  custSpaceId: string | undefined,
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
