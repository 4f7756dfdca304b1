import { z } from "zod";
import { absentableText } from "../absentable";
import type { RecordedResource } from "../definition";
import { outputDescriptions } from "../descriptions";
import { requireReadable } from "../schemaVersion";
import type { FlowTriggerInputs } from "./inputs";

/** The shape of the state that this release writes. Every later release reads it. */
export const SCHEMA_VERSION = 1;

/** What a state holds beside the inputs; what is described is an output. */
export const outputs = {
  uuid: z.string().register(outputDescriptions, { description: "The id under which CAMS runs the flow once." }),
  requestId: absentableText().register(outputDescriptions, {
    description: "CAMS's request id, for its support; empty unless it was accepted.",
  }),
  firedAt: absentableText().register(outputDescriptions, {
    description: "When it was sent, as an ISO 8601 string; empty when it was skipped.",
  }),
  outcome: z.enum(["accepted", "unknown", "skipped"]).register(outputDescriptions, {
    description:
      "`accepted`; `unknown` when the call was sent but no response arrived; `skipped` when `cams:triggers` was `disabled`.",
  }),
  response: z.unknown().optional().register(outputDescriptions, {
    description: "The response of CAMS, whose shape it does not document; null unless it was accepted.",
    // The answer may repeat what was sent.
    secrecy: "by value",
  }),
  schemaVersion: z.number(),
  /** Whether nothing will be sent any more. Only an unknown outcome can wait to be settled. */
  settled: z.boolean(),
  region: z.string(),
};

const schema = z.object(outputs);

/** What is recorded of a FlowTrigger beside its inputs: what was sent and what became of it. */
export type FlowTriggerState = z.output<typeof schema>;

/** Takes the state out of the outputs that the engine stored, and refuses what a newer release wrote. */
export function readState(stored: Record<string, unknown>): FlowTriggerState {
  requireReadable(stored, SCHEMA_VERSION, {
    what: `trigger ${stored.uuid}`,
    absent:
      "the state has no record of this trigger: `pulumi import` and the option `id` do not work for it, because CAMS keeps no record of triggers.",
  });
  return schema.parse(stored);
}

/** What the engine last stored of a trigger. */
export type Recorded = RecordedResource<FlowTriggerInputs, FlowTriggerState>;

/** Whether the answer to a call was lost, and `onUnknown` has not been followed yet. */
export const isOpen = ({ outcome, settled }: FlowTriggerState) => outcome === "unknown" && !settled;
