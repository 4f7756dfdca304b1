import type { Failure } from "../../context";
import type { CheckRequest as DefinedCheckRequest } from "../../definition";
import type { WhatsAppFlowInputs } from "../inputs";

/** A declaration to look at, with the flow as a document. */
export type CheckRequest = DefinedCheckRequest<WhatsAppFlowInputs>;

/** What one part of the check found. */
export interface Findings {
  /** What stops the run, unless its code is allowed. */
  failures: Failure[];
  warnings: string[];
  notes: string[];
}
