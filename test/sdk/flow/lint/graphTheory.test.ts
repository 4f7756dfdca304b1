import fc from "fast-check";
import { immediateDominators } from "../../../../sdk/flow/lint/dominators";
import { stronglyConnected } from "../../../../sdk/flow/lint/stronglyConnected";

/** Directed graphs of up to nine nodes. */
const graphs = fc
  .integer({ min: 1, max: 9 })
  .chain((size) => fc.array(fc.uniqueArray(fc.nat(size - 1), { maxLength: 4 }), { minLength: size, maxLength: size }));

function reached(targets: readonly number[][], from: number, without = -1): Set<number> {
  const seen = new Set(from === without ? [] : [from]);
  for (const node of seen) for (const target of targets[node] ?? []) if (target !== without) seen.add(target);
  return seen;
}

test("one node dominates another if and only if without it the other cannot be reached", () => {
  fc.assert(
    fc.property(graphs, (targets) => {
      const immediate = immediateDominators(targets, 0);
      const all = reached(targets, 0);
      for (const node of targets.keys()) {
        const above = new Set<number>();
        for (let at = immediate[node] ?? -1; at !== -1; at = immediate[at] ?? -1) above.add(at);
        const expected = [...targets.keys()].filter(
          (other) => other !== node && all.has(node) && !reached(targets, 0, other).has(node),
        );
        expect([...above].sort()).toEqual(expected);
      }
    }),
    { numRuns: 2000 },
  );
});

test("two nodes are in one part if and only if each reaches the other", () => {
  fc.assert(
    fc.property(graphs, (targets) => {
      const parts = stronglyConnected(targets);
      for (const a of targets.keys()) {
        for (const b of targets.keys()) {
          expect(parts[a] === parts[b]).toBe(reached(targets, a).has(b) && reached(targets, b).has(a));
        }
      }
    }),
    { numRuns: 500 },
  );
});
