/**
 * Parts of a directed graph in which every node leads to every other one, in time linear in nodes and edges.
 *
 * @param targets the nodes that each node leads to
 * @returns for each node the number of its part; nodes of one part have the same number
 */
export function stronglyConnected(targets: readonly (readonly number[])[]): number[] {
  const sources: number[][] = targets.map(() => []);
  for (const [node, list] of targets.entries()) for (const target of list) sources[target]?.push(node);
  const parts = targets.map(() => -1);
  // Against the edges, the node that was finished last reaches its own part and nothing that is not yet taken.
  for (const root of finishOrder(targets).reverse()) {
    if (parts[root] !== -1) continue;
    const open = [root];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (parts[node] !== -1) continue;
      parts[node] = root;
      open.push(...(sources[node] ?? []));
    }
  }
  return parts;
}

/** The nodes in the order in which a search in depth has seen all that they lead to. */
function finishOrder(targets: readonly (readonly number[])[]): number[] {
  const seen = new Set<number>();
  const finished: number[] = [];
  for (const start of targets.keys()) {
    if (seen.has(start)) continue;
    seen.add(start);
    const open = [{ node: start, next: 0 }];
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const target = targets[top.node]?.[top.next++];
      if (target === undefined) {
        finished.push(top.node);
        open.pop();
      } else if (!seen.has(target)) {
        seen.add(target);
        open.push({ node: target, next: 0 });
      }
    }
  }
  return finished;
}
