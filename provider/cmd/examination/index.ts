/** Examines an account of CAMS, and writes down what its documentation does not say. */

export { type Examined, examine } from "./examine";
export type { Leftovers } from "./leftovers";
export type { ProbeScope } from "./probe";
export { requireReplaceable, type Written, writeReport } from "./reportFile";
export { stackConfig } from "./stackConfig";
export { answeredLines, findingLine, skippedLine, summary } from "./text";
