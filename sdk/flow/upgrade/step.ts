import type { Path } from "../path";
import type { FlowTree } from "../validate";

/** One kind of change: changes the document of the tree in place and notes each change. */
export type UpgradeStep = (tree: FlowTree, note: (path: Path, message: string) => void) => void;
