import { isPlainObject } from "../json";
import type { Path } from "../path";
import type { ComponentNode, FlowTree, ScreenNode } from "../validate";

/** An edge from a screen to another one, by their indexes. */
export interface Edge {
  from: number;
  to: number;
  /** The entry of the routing model, or the action. */
  path: Path;
  /** The component that leads on; absent for an entry of the routing model. */
  by?: ComponentNode;
}

/** The navigation between the screens of a flow. */
export interface Navigation {
  /** What the flow declares: its routing model, or its navigate actions where it has none. */
  declared: Edge[];
  /** What users can take: navigate actions, and where an endpoint or data decides, what the routing model has. */
  taken: Edge[];
  /** Screens to which no other one leads, in document order. */
  entries: number[];
  /** Screens with an action that leads to a screen which is not there. */
  astray: Set<number>;
  /** Screens that may lead anywhere, because their actions are not known yet or come as data. */
  free: Set<number>;
  /** Whether there may be more screens or edges, so that nothing can be said to be missing. */
  isOpen: boolean;
}

/** Finds the navigation between the screens. A screen that leads to itself has no edge by that. */
export function navigationOf(tree: FlowTree, isUnknown: (value: unknown) => boolean): Navigation {
  const indexes = new Map<string, number>();
  for (const [index, { id }] of tree.screens.entries()) if (!indexes.has(id)) indexes.set(id, index);
  const astray = new Set<number>();
  const navigates: Edge[] = [];
  const free = new Set<number>();
  for (const [from, screen] of tree.screens.entries()) {
    if (screen.isOpen || screen.components.some((component) => leadsAnywhere(component, isUnknown))) free.add(from);
    for (const { name, next, path, component } of screen.actions) {
      if (name !== "navigate" || next === undefined || isUnknown(next)) continue;
      const to = indexes.get(next);
      if (to === undefined) astray.add(from);
      else if (to !== from) navigates.push({ from, to, path, by: component });
    }
  }
  const routes = routesOf(tree, indexes);
  const taken = [...navigates, ...routes.filter(({ from }) => tree.hasEndpoint || free.has(from))];
  const entries = withoutInbound(tree.screens, [...routes, ...navigates]);
  return {
    declared: tree.routes === undefined ? navigates : routes,
    taken,
    // A route back to the first screen is often left out of the routing model.
    entries: entries.length > 0 ? entries : withoutInbound(tree.screens, routes),
    astray,
    free,
    isOpen: tree.isOpen || (tree.routes === undefined && free.size > 0),
  };
}

function routesOf({ document: { routing_model } }: FlowTree, indexes: ReadonlyMap<string, number>): Edge[] {
  return Object.entries(isPlainObject(routing_model) ? routing_model : {}).flatMap(([id, targets]) =>
    (Array.isArray(targets) ? targets : []).flatMap((target: unknown, index) => {
      const [from, to] = [indexes.get(id), typeof target === "string" ? indexes.get(target) : undefined];
      if (from === undefined || to === undefined || from === to) return [];
      return [{ from, to, path: ["routing_model", id, index] }];
    }),
  );
}

function withoutInbound(screens: readonly ScreenNode[], edges: readonly Edge[]): number[] {
  const inbound = new Set(edges.map(({ to }) => to));
  return [...screens.keys()].filter((index) => !inbound.has(index));
}

function leadsAnywhere({ value }: ComponentNode, isUnknown: (value: unknown) => boolean): boolean {
  const isFree = (action: unknown) => {
    if (isUnknown(action)) return true;
    if (!isPlainObject(action)) return false;
    const { name, next } = action;
    return isUnknown(name) || isUnknown(next) || (isPlainObject(next) && isUnknown(next.name));
  };
  const action = value["on-click-action"];
  if (isFree(action)) return true;
  const items = value["list-items"];
  if (items === undefined || action !== undefined) return false;
  // Entries that come as data bring their actions with them.
  if (!Array.isArray(items)) return true;
  return items.some((item: unknown) => isUnknown(item) || (isPlainObject(item) && isFree(item["on-click-action"])));
}

/** Things by a key of theirs, in their order. */
export function grouped<K, T>(things: readonly T[], keyOf: (thing: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [thing]);
    else group.push(thing);
  }
  return groups;
}

/** The targets of each screen, each once. */
export function targetsOf(count: number, edges: readonly Edge[]): number[][] {
  const targets = Array.from({ length: count }, () => new Set<number>());
  for (const { from, to } of edges) targets[from]?.add(to);
  return targets.map((set) => [...set]);
}

/** The nodes that can be reached from some of them, those included. */
export function reachable(targets: readonly (readonly number[])[], starts: readonly number[]): Set<number> {
  const reached = new Set(starts);
  // A set gives what is added to it while it is walked.
  for (const node of reached) for (const target of targets[node] ?? []) reached.add(target);
  return reached;
}
