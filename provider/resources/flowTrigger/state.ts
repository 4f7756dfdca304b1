import { z } from "zod";
import { ResourceFailure } from "../context";
import type { FlowTriggerInputs } from "./inputs";

/** The shape of the state that this release writes. Every later release reads it. */
export const SCHEMA_VERSION = 1;

const schema = z.object({
  schemaVersion: z.number(),
  uuid: z.string(),
  outcome: z.enum(["accepted", "unknown", "skipped"]),
  /** Whether nothing will be sent any more. Only an unknown outcome can wait to be settled. */
  settled: z.boolean(),
  requestId: z.string().optional(),
  /** ISO 8601. */
  firedAt: z.string().optional(),
  /** What CAMS answered, as it came. */
  response: z.unknown().optional(),
  region: z.string(),
});

/** What is recorded of a FlowTrigger beside its inputs: what was sent and what became of it. */
export type FlowTriggerState = z.output<typeof schema>;

/** Takes the state out of the outputs that the engine stored, and refuses what a newer release wrote. */
export function readState(outputs: Record<string, unknown>): FlowTriggerState {
  const { schemaVersion, uuid } = outputs;
  if (schemaVersion === undefined) {
    throw new ResourceFailure(
      "nothing is recorded of this trigger: `pulumi import` and the option `id` do not work for it, because CAMS keeps no record of triggers.",
    );
  }
  if (typeof schemaVersion === "number" && schemaVersion > SCHEMA_VERSION) {
    throw new ResourceFailure(
      `the state of trigger ${uuid} was written by a newer pulumi-cams (schema ${schemaVersion}, this release reads up to ${SCHEMA_VERSION}): install that release or a later one.`,
    );
  }
  return schema.parse(outputs);
}

/** What the engine last stored of a resource: the inputs that were declared, and what became of them. */
export interface Recorded {
  inputs: Partial<FlowTriggerInputs>;
  state: FlowTriggerState;
}

/** Whether the answer to a call was lost, and `onUnknown` has not been followed yet. */
export const isOpen = ({ outcome, settled }: FlowTriggerState) => outcome === "unknown" && !settled;
