/** Flow files as a command line names them: files, folders, globs, the standard input. */

export { baseFlows } from "./base";
export { FILES_HELP } from "./find";
export { decoded, type FlowText, readFlow, readFlows, readInput } from "./read";
export { reasonOf } from "./reason";
