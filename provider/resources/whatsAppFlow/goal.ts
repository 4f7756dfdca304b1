import type { WhatsAppFlowInputs } from "./inputs";
import type { WhatsAppFlowState } from "./state";

/** What the flow should look like beside its document. */
export interface Goal {
  flowName: string;
  categories: string[];
  endpointUri: string | undefined;
}

/** What an adopted flow's program leaves out stays as it is; a flow of our own has defaults. A name is always kept. */
export function goalOf(
  state: Pick<WhatsAppFlowState, "flowName" | "categories" | "endpointUri" | "adopted">,
  wanted: Pick<WhatsAppFlowInputs, "flowName" | "categories" | "endpointUri">,
): Goal {
  return {
    flowName: wanted.flowName ?? state.flowName,
    categories: wanted.categories ?? (state.adopted ? state.categories : ["OTHER"]),
    endpointUri: wanted.endpointUri ?? (state.adopted ? state.endpointUri : undefined),
  };
}

/** Whether name, categories or endpoint have to change. */
export function differs(state: Omit<Goal, "endpointUri"> & { endpointUri?: string | undefined }, goal: Goal): boolean {
  return (
    goal.flowName !== state.flowName ||
    !sameSet(goal.categories, state.categories) ||
    goal.endpointUri !== state.endpointUri
  );
}

/** Categories have no order. */
export const sameSet = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((item) => b.includes(item));
