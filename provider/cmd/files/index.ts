/** Flow files as a command line names them: files, folders, globs, the standard input. */

export { baseFlows, type FlowAtBase } from "./base";
export { FILES_HELP, FLOW_FILES, findFiles } from "./find";
export { type FlowText, readFlow, readFlows, readInput } from "./read";
export { reasonOf } from "./reason";
