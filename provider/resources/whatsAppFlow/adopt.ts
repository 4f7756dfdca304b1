import type { Context } from "../context";
import type { Place } from "../place";
import type { WhatsAppFlowInputs } from "./inputs";
import { observe } from "./observe";
import type { Observed } from "./state";

/** What there is to adopt: a flow with its document, or the reason why none can be. */
export type Candidate = Observed | { refusal: { code: string; text: string; hint: string } };

/** Whether a declaration takes over a flow that exists already. */
export const isAdopting = ({ adopt }: Pick<Partial<WhatsAppFlowInputs>, "adopt">): boolean =>
  adopt !== undefined && adopt !== false;

/** Finds the flow that `adopt` names: by its id, or by the explicit name. Only reads. */
export async function findAdopted(
  context: Context,
  { adopt, flowName }: Pick<Partial<WhatsAppFlowInputs>, "adopt" | "flowName">,
  place: Place,
): Promise<Candidate> {
  const ids =
    typeof adopt === "string" ? [adopt] : ((await context.names.inUse(place.custSpaceId)).get(flowName ?? "") ?? []);
  const what = typeof adopt === "string" ? `flow ${adopt}` : `flow named "${flowName}"`;
  if (ids.length > 1) {
    return {
      refusal: {
        code: "ADOPT_AMBIGUOUS",
        text: `flowName "${flowName}" is used by flows ${ids.join(", ")}`,
        hint: "set adopt to the id of one of them",
      },
    };
  }
  const observed = ids[0] === undefined ? "gone" : await observe(context, place, ids[0]);
  if (observed === "gone" || observed === "not shown yet") {
    return {
      refusal: {
        code: "ADOPT_NOT_FOUND",
        text: `there is no ${what} to adopt in space ${place.custSpaceId ?? "(none given)"}`,
        hint: "check the id, the name and custSpaceId; CAMS may show a flow that was created a moment ago only after some minutes",
      },
    };
  }
  if (observed.flow.Status === "DEPRECATED") {
    return {
      refusal: {
        code: "ADOPT_DEPRECATED",
        text: `${what} is DEPRECATED, which is final, so it cannot be adopted`,
        hint: "remove adopt to create a new flow",
      },
    };
  }
  return observed;
}
