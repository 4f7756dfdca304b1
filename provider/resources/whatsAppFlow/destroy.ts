import type { Context } from "../context";
import { observe } from "./observe";
import type { WhatsAppFlowState } from "./state";

/** Deletes a draft and deprecates a published flow, unless the flow is to be retained. Already gone is success. */
export async function destroy(context: Context, state: WhatsAppFlowState): Promise<void> {
  context.held.add(state.flowId);
  const { flowId, custSpaceId } = state;
  if ((context.onDestroy || state.onDestroy) === "retain") return;
  const live = await observe(context, flowId, custSpaceId);
  if (live === undefined || live.Status === "DEPRECATED") return;
  const operation = live.Status === "DRAFT" ? "DeleteFlow" : "DeprecateFlow";
  await context.client.call(operation, { FlowId: flowId, CustSpaceId: custSpaceId });
}
