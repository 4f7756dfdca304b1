import type { Diagnostic } from "../../../sdk/flow";

/** What there is to say of one file; also the shape of an item in `validate --format json`. */
export interface FileReport {
  /** The file as it was named; `-` for the standard input. */
  file: string;
  /** Meta would take it: there is no error. */
  valid: boolean;
  /** In the order of the file. */
  diagnostics: Diagnostic[];
}

/** Writes findings down. */
export type Report = (files: readonly FileReport[], options: { color: boolean }) => string;
