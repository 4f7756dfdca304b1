import { digest } from "../../../sdk/flow";
import { type Context, ResourceFailure } from "../context";
import { converge } from "./converge";
import type { WhatsAppFlowInputs } from "./inputs";
import { observe, observeDocument } from "./observe";
import { requirePin } from "./pin";
import { stateOf, type WhatsAppFlowState } from "./state";

/** Brings the flow that is recorded to what is wanted. Safe to run again at any point. */
export async function update(
  context: Context,
  recorded: WhatsAppFlowState,
  wanted: WhatsAppFlowInputs,
): Promise<WhatsAppFlowState> {
  context.run.held.add(recorded.flowId);
  requirePin(wanted);
  const place = { region: recorded.region, custSpaceId: recorded.custSpaceId ?? context.settings.custSpaceId };
  const live = await observe(context, recorded.flowId, place.custSpaceId);
  if (live === undefined || live.Status === "DEPRECATED") {
    throw new ResourceFailure(
      `flow ${recorded.flowId} ("${recorded.flowName}") was ${live === undefined ? "deleted" : "deprecated"} outside of Pulumi: nothing was changed. ` +
        "Run `pulumi up --refresh`, which makes a new flow in its place.",
    );
  }
  const document = await observeDocument(context, recorded.flowId, place.custSpaceId);
  const seen = stateOf(live, place, wanted, recorded.adopted);
  const ours = document !== undefined && [recorded.readBackDigest, recorded.digest].includes(digest(document));
  const known = ours ? { digest: recorded.digest, readBackDigest: recorded.readBackDigest } : {};
  return converge(context, wanted, { ...seen, ...known, publishedDigest: recorded.publishedDigest }, document);
}
