import type { LocatedChange, Location } from "../contract";
import type { Path } from "../path";
import type { Change } from "./change";

/** The changes at a place and below it. */
interface Node {
  here?: Change;
  below?: Change;
  steps: Map<string | number, Node>;
}

/**
 * Finds for each contract change the change of the document that it is about: the one at its place or around it, else
 * one below it, else the nearest. None is lost as long as there is any change at all.
 */
export function assign(changes: Change[], contract: LocatedChange[]): Map<Change, LocatedChange[]> {
  const assigned = new Map<Change, LocatedChange[]>();
  if (contract.length === 0) return assigned;
  const trees = { before: treeOf(changes, "before"), after: treeOf(changes, "after") };
  for (const item of contract) {
    const cause =
      find(item.at, (location) => around(trees[location.side], location.path)) ??
      find(item.at, (location) => nearest(trees[location.side], location.path)) ??
      changes[0];
    if (cause === undefined) continue;
    const items = assigned.get(cause);
    if (items === undefined) assigned.set(cause, [item]);
    else items.push(item);
  }
  return assigned;
}

function find(locations: Location[], search: (location: Location) => Change | undefined): Change | undefined {
  for (const location of locations) {
    const found = search(location);
    if (found !== undefined) return found;
  }
  return undefined;
}

function treeOf(changes: Change[], side: Location["side"]): Node {
  const root: Node = { steps: new Map() };
  // A move is seldom what breaks a contract: other changes have the places first.
  for (const change of [...changes.filter(({ kind }) => kind !== "moved"), ...changes]) {
    const path = change.at[side];
    if (path === undefined) continue;
    let node = root;
    node.below ??= change;
    for (const step of path) {
      const next: Node = node.steps.get(step) ?? { steps: new Map() };
      node.steps.set(step, next);
      node = next;
      node.below ??= change;
    }
    node.here ??= change;
  }
  return root;
}

/** The change at a path or around it, the innermost first; else one below the path. */
function around(root: Node, path: Path): Change | undefined {
  let node: Node | undefined = root;
  let found = root.here;
  for (const step of path) {
    node = node.steps.get(step);
    if (node === undefined) return found;
    // Where an item moved, only its place changed.
    if (node.here !== undefined && node.here.kind !== "moved") found = node.here;
  }
  return found ?? node.below;
}

/** The change that has most of the path in common. */
function nearest(root: Node, path: Path): Change | undefined {
  let node = root;
  for (const step of path) {
    const next = node.steps.get(step);
    if (next === undefined) break;
    node = next;
  }
  return node.below;
}
