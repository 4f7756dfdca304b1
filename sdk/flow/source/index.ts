/** Flow files as text: parsed with the line and column of each value. */
export type { Place } from "./lines";
export { placesIn } from "./lines";
export type { FlowSource } from "./source";
export { parseSource } from "./source";
export { syntaxProblem, withoutMark } from "./syntax";
