import type { WhatsAppFlowInputs } from "./inputs";
import type { WhatsAppFlowState } from "./state";

/** What the flow should look like beside its document. */
export interface Goal {
  flowName: string;
  categories: string[];
  endpointUri: string | undefined;
}

/** What an adopted flow's program leaves out stays as it is; a flow of our own has defaults. A name is always kept. */
export function goalOf(state: WhatsAppFlowState, wanted: WhatsAppFlowInputs): Goal {
  return {
    flowName: wanted.flowName ?? state.flowName,
    categories: wanted.categories ?? (state.adopted ? state.categories : ["OTHER"]),
    endpointUri: wanted.endpointUri ?? (state.adopted ? state.endpointUri : undefined),
  };
}

/** Categories have no order. */
export const sameSet = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((item) => b.includes(item));
