import type { Path } from "./path";

/** An error is what Meta refuses; a warning is a problem that only users notice, or what nobody could settle. */
export type Severity = "error" | "warning";

/** One thing that a rule found, before it is known where in a text it stands. */
export interface Finding {
  /** Meta's code where Meta has one, else one of our own. */
  code: string;
  severity: Severity;
  /** The offending value; for a missing key its parent's path and the key; across nodes the node to edit. */
  path: Path;
  /** Whether the offending thing is the name of the property at the path, and not its value. */
  inKey?: boolean;
  /** What is wrong, in our words, as a sentence without full stop. */
  message: string;
  /** What to write instead. */
  hint?: string;
}

/** A finding with its place, as it is shown to people and machines. */
export interface Diagnostic {
  code: string;
  severity: Severity;
  /** Path as Meta writes it; empty for the document itself. */
  path: string;
  /** Where the nearest node that exists begins and ends; lines and columns count from 1, the end is exclusive. */
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  message: string;
  hint?: string;
}
