import type { JsonObject } from "../../../sdk/flow";
import type { Context } from "../context";
import type { WhatsAppFlowInputs } from "./inputs";
import { type LiveFlow, observe, observeDocument } from "./observe";

/** What there is to adopt: a flow with its document, or the reason why none can be. */
export type Candidate =
  | { live: LiveFlow; document: JsonObject | undefined }
  | { refusal: { code: string; text: string; hint: string } };

/** Whether a declaration takes over a flow that exists already. */
export const isAdopting = ({ adopt }: Pick<Partial<WhatsAppFlowInputs>, "adopt">): boolean =>
  adopt !== undefined && adopt !== false;

/** Finds the flow that `adopt` names: by its id, or by the explicit name. Only reads. */
export async function findAdopted(
  context: Context,
  { adopt, flowName }: Pick<Partial<WhatsAppFlowInputs>, "adopt" | "flowName">,
  custSpaceId: string | undefined,
): Promise<Candidate> {
  const ids =
    typeof adopt === "string" ? [adopt] : ((await context.names.inUse(custSpaceId)).get(flowName ?? "") ?? []);
  const what = typeof adopt === "string" ? `flow ${adopt}` : `flow named "${flowName}"`;
  if (ids.length > 1) {
    return {
      refusal: {
        code: "ADOPT_AMBIGUOUS",
        text: `flowName "${flowName}" is borne by flows ${ids.join(", ")}`,
        hint: "name one of them as adopt",
      },
    };
  }
  const live = ids[0] === undefined ? undefined : await observe(context, ids[0], custSpaceId);
  if (live === undefined) {
    return {
      refusal: {
        code: "ADOPT_NOT_FOUND",
        text: `there is no ${what} to adopt in space ${custSpaceId ?? "(none given)"}`,
        hint: "check the id and custSpaceId, or remove adopt to make a new flow",
      },
    };
  }
  if (live.Status === "DEPRECATED") {
    return {
      refusal: {
        code: "ADOPT_DEPRECATED",
        text: `${what} is DEPRECATED, which is final, so it cannot be adopted`,
        hint: "remove adopt to make a new flow",
      },
    };
  }
  return { live, document: await observeDocument(context, live.FlowId, custSpaceId) };
}
