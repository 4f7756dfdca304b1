import type { CheckContext } from "./context";
import type { FlowTree } from "./tree";

/** A rule of meaning: looks at a flow whose structure is right and reports what it finds. */
export type Rule = (tree: FlowTree, context: CheckContext) => void;
