/**
 * For each node of a directed graph, the last node before it that every path from the root passes, in the manner of
 * Lengauer and Tarjan: in nearly linear time, also for graphs that are deep or not reducible.
 *
 * @param targets the nodes that each node leads to
 * @returns for each node its immediate dominator; -1 for the root and for nodes that cannot be reached
 */
export function immediateDominators(targets: readonly (readonly number[])[], root: number): number[] {
  const { order, numberOf, parent } = searchInDepth(targets, root);
  const sources: number[][] = order.map(() => []);
  for (const [number, node] of order.entries()) {
    for (const target of targets[node] ?? []) sources[numberOf[target] ?? -1]?.push(number);
  }
  // From here on nodes are their numbers in the search. `at` stands for entries that are there for every number.
  const at = (list: readonly number[], index: number): number => list[index] ?? 0;
  const semi = [...order.keys()];
  const label = [...order.keys()];
  const ancestor: number[] = order.map(() => -1);
  const dominator: number[] = order.map(() => 0);
  const bucket: number[][] = order.map(() => []);

  /** The node with the least semidominator above a node in the forest so far; paths up are shortened on the walk. */
  const least = (node: number): number => {
    if (at(ancestor, node) === -1) return node;
    const up: number[] = [];
    for (let v = node; at(ancestor, at(ancestor, v)) !== -1; v = at(ancestor, v)) up.push(v);
    for (const v of up.reverse()) {
      const above = at(ancestor, v);
      if (at(semi, at(label, above)) < at(semi, at(label, v))) label[v] = at(label, above);
      ancestor[v] = at(ancestor, above);
    }
    return at(label, node);
  };

  for (let node = order.length - 1; node > 0; node--) {
    const above = at(parent, node);
    for (const source of sources[node] ?? []) {
      semi[node] = Math.min(at(semi, node), at(semi, least(source)));
    }
    bucket[at(semi, node)]?.push(node);
    ancestor[node] = above;
    for (const waiting of bucket[above] ?? []) {
      const through = least(waiting);
      dominator[waiting] = at(semi, through) < at(semi, waiting) ? through : above;
    }
    bucket[above] = [];
  }

  const result: number[] = targets.map(() => -1);
  for (let node = 1; node < order.length; node++) {
    if (at(dominator, node) !== at(semi, node)) dominator[node] = at(dominator, at(dominator, node));
    result[at(order, node)] = at(order, at(dominator, node));
  }
  return result;
}

/** Numbers the nodes in the order of a search in depth; parents are given by number. */
function searchInDepth(targets: readonly (readonly number[])[], root: number) {
  const order: number[] = [];
  const parent: number[] = [];
  const numberOf: number[] = targets.map(() => -1);
  const open = [{ node: root, above: -1 }];
  for (let top = open.pop(); top !== undefined; top = open.pop()) {
    if (numberOf[top.node] !== -1) continue;
    const number = order.push(top.node) - 1;
    numberOf[top.node] = number;
    parent.push(top.above);
    for (const target of targets[top.node] ?? [])
      if (numberOf[target] === -1) open.push({ node: target, above: number });
  }
  return { order, numberOf, parent };
}
