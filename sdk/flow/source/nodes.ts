import type { Path } from "../path";

/**
 * The values of a text in the order in which they begin, as columns: a file of 10 MB can hold millions of values, and an
 * object for each would cost more than the document itself.
 */
export interface Nodes {
  /** Offset where the value begins. */
  begin: number[];
  /** Offset behind the value. */
  end: number[];
  /** The node that begins first after this one has ended; children lie between a node and it. */
  after: number[];
  /** The node of the list or object that holds the value; -1 for the document. */
  parent: number[];
  /** In a list the index; in an object the offset of the key, spelled `~offset`. */
  step: number[];
}

/** Answers questions about nodes by path. */
export interface Tree {
  /** The node at a path, or of its nearest ancestor that exists. */
  find(path: Path): { node: number; exact: boolean };
  pathOf(node: number): Path;
  /** Offset of the key that names a node; undefined in lists and for the document. */
  keyBegin(node: number): number | undefined;
}

/** @param readKey the name that is written at an offset */
export function treeOf(nodes: Nodes, readKey: (offset: number) => string): Tree {
  // Only the containers that somebody asks for are indexed, each once.
  const indexed = new Map<number, Map<string, number>>();

  const stepOf = (node: number): string | number => {
    const step = nodes.step[node] ?? 0;
    return step < 0 ? readKey(~step) : step;
  };

  const childrenOf = (container: number): Map<string, number> => {
    const known = indexed.get(container);
    if (known !== undefined) return known;
    const children = new Map<string, number>();
    const behind = nodes.after[container] ?? 0;
    // Of two equal keys the later one stays, as JSON.parse has it.
    for (let child = container + 1; child < behind; child = nodes.after[child] ?? behind) {
      children.set(String(stepOf(child)), child);
    }
    indexed.set(container, children);
    return children;
  };

  return {
    find(path) {
      let node = 0;
      for (const step of path) {
        const child = childrenOf(node).get(String(step));
        if (child === undefined) return { node, exact: false };
        node = child;
      }
      return { node, exact: true };
    },
    pathOf(node) {
      const path: (string | number)[] = [];
      for (let at = node; at > 0; at = nodes.parent[at] ?? 0) path.push(stepOf(at));
      return path.reverse();
    },
    keyBegin(node) {
      const step = nodes.step[node] ?? 0;
      return step < 0 ? ~step : undefined;
    },
  };
}
