import type { ResourceDefinition } from "../definition";
import { check } from "./check";
import { create } from "./create";
import { diff } from "./diff";
import { type FlowTriggerInputs, inputs, parseInputs } from "./inputs";
import { type FlowTriggerState, outputs, readState } from "./state";
import { update } from "./update";

/** One run of a Chat Flow. CAMS keeps no record of it that could be read, and what was sent cannot be taken back. */
export const flowTrigger: ResourceDefinition<FlowTriggerInputs, FlowTriggerState> = {
  type: "FlowTrigger",
  description:
    "One run of a Chat Flow, which is built in CAMS's Flow Editor and is not a WhatsApp Flow. The flow must have the trigger type `TriggeredManually` and an online version. A trigger may message people and cost money, so it is sent only when the resource is created.",
  inputs,
  outputs,
  id: "uuid",
  parseInputs,
  recordedInputs: (values) => values,
  readState,
  check,
  diff: (context, { recorded, wanted, unknown }) => diff(context, recorded, wanted, unknown),
  create,
  update: (context, { state }, wanted) => update(context, state, wanted),
};
