import { digest } from "../../../sdk/flow";
import type { ResourceDefinition } from "../definition";
import { check } from "./check";
import { create } from "./create";
import { destroy } from "./destroy";
import { diff } from "./diff";
import { importFlow, listFlows } from "./importFlow";
import { inputs, parseInputs, type WhatsAppFlowInputs } from "./inputs";
import { planned } from "./planned";
import { read } from "./read";
import { update } from "./reconcile";
import { outputs, readState, type WhatsAppFlowState } from "./state";

/** A WhatsApp Flow, with its document. */
export const whatsAppFlow: ResourceDefinition<WhatsAppFlowInputs, WhatsAppFlowState> = {
  type: "WhatsAppFlow",
  description: "A WhatsApp Flow of Alibaba Cloud Chat App Message Service, published and kept as declared.",
  inputs,
  outputs,
  id: "flowId",
  parseInputs,
  recordedInputs: (values) => values,
  readState,
  check,
  diff: (context, { recorded, wanted, isKnown, declarer }) =>
    diff(context, recorded, wanted, isKnown ? declarer : undefined),
  create,
  update: (context, { state }, wanted) => update(context, state, wanted),
  // The inputs that are recorded are those that CAMS holds: the old ones until the new document has arrived.
  isApplied: (state, { flow }) => state.digest === digest(flow),
  read,
  import: importFlow,
  list: listFlows,
  planned,
  delete: destroy,
};
