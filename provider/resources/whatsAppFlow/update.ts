import { type Context, ResourceFailure } from "../context";
import { placeOf } from "../place";
import type { WhatsAppFlowInputs } from "./inputs";
import { observe } from "./observe";
import { requirePin } from "./pin";
import { desiredOf } from "./plan";
import { isReached, reconcile } from "./reconcile";
import { onDestroyOf, type WhatsAppFlowState } from "./state";
import { uploadDocument } from "./uploadDocument";

/**
 * Brings the flow that is recorded to what is wanted. Safe to run again at any point. A change that does not concern CAMS
 * is recorded without a call.
 */
export async function update(
  context: Context,
  { onDestroy: _, drifted: __, ...rest }: WhatsAppFlowState,
  wanted: WhatsAppFlowInputs,
): Promise<WhatsAppFlowState> {
  const place = placeOf(context, rest);
  const recorded = { ...rest, ...place, onDestroy: onDestroyOf(wanted, rest.adopted) };
  context.run.knownIds.add(recorded.flowId);
  requirePin(wanted);
  if (isReached(recorded, desiredOf(recorded, wanted))) return recorded;
  const observed = await observe(context, place, recorded.flowId, recorded);
  if (observed === "gone" || (observed !== "not shown yet" && observed.flow.Status === "DEPRECATED")) {
    throw new ResourceFailure(
      `flow ${recorded.flowId} ("${recorded.flowName}") was ${observed === "gone" ? "deleted" : "deprecated"} outside of Pulumi: nothing was changed. ` +
        "Run `pulumi up --refresh` to create a new flow in its place.",
    );
  }
  return reconcile(context, {
    wanted,
    recorded,
    observed: observed === "not shown yet" ? undefined : observed,
    isResumed: recorded.pending !== undefined,
    upload: () => uploadDocument(context, wanted, place),
  });
}
