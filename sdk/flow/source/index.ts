/** Texts of flow files with positions. */
export type { Place } from "./lines";
export { placesIn } from "./lines";
export type { FlowSource } from "./source";
export { parseSource } from "./source";
export { syntaxProblem, withoutMark } from "./syntax";
