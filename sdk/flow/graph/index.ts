/** The screens of a flow as a graph, and pictures of it. */
export { toDot } from "./dot";
export type { Marks } from "./drawing";
export type { FlowGraph, GraphEdge, GraphScreen } from "./graph";
export { flowGraph } from "./graph";
export { toMermaid } from "./mermaid";
export { toSvg } from "./svg";
