import type { CheckContext } from "../../context";
import type { Rule } from "../../rule";
import type { FlowTree, ScreenNode } from "../../tree";
import { knowsNavigations, knowsScreens } from "./known";
import { navigationsOf } from "./navigations";
import { routed, routesOf } from "./routes";

/** All screens hang together, in whatever direction: by the routing model, or without one by navigations. */
export const connectedScreens: Rule = (tree, context) => {
  if (tree.isOpen || !knowsScreens(tree, context)) return;
  const { routes } = tree;
  if (routes === undefined && !knowsNavigations(tree, context)) return;
  const [, ...apart] = groupsOf(screensOf(tree), edgesOf(tree, context));
  for (const group of apart) {
    const [first] = group;
    if (first === undefined) continue;
    const names = group.map(({ id, path }) => context.show(id, [...path, "id"])).join(", ");
    const isSource = routes !== undefined && Object.hasOwn(routes, first.id);
    context.report({
      code: "INVALID_ROUTING_MODEL",
      path: routes === undefined ? [...first.path, "id"] : isSource ? ["routing_model", first.id] : ["routing_model"],
      message: `${names} ${group.length === 1 ? "is" : "are"} not connected to the first screen of the flow`,
      hint: routes === undefined ? "navigate there from another screen" : "add a route from another screen",
    });
  }
};

/** The screens that should be connected; those that the routing model lacks are reported as such. */
function screensOf({ screens, byId, routes }: FlowTree): ScreenNode[] {
  const once = screens.filter((screen) => byId.get(screen.id) === screen);
  if (routes === undefined) return once;
  const isRouted = routed(routes);
  return once.filter(({ id }) => isRouted(id));
}

const edgesOf = (tree: FlowTree, context: CheckContext): [string, string][] =>
  tree.routes === undefined
    ? navigationsOf(tree, context).map(({ from, to }) => [from.id, to])
    : routesOf(tree, context).map(({ from, to }) => [from, to]);

/** Screens that hang together, in groups in document order. */
function groupsOf(screens: readonly ScreenNode[], edges: readonly [string, string][]): ScreenNode[][] {
  const neighbours = new Map<string, string[]>();
  for (const [from, to] of edges) {
    neighbours.set(from, [...(neighbours.get(from) ?? []), to]);
    neighbours.set(to, [...(neighbours.get(to) ?? []), from]);
  }
  const groupOf = new Map<string, number>();
  let groups = 0;
  for (const { id } of screens) {
    if (groupOf.has(id)) continue;
    const waiting = [id];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (groupOf.has(next)) continue;
      groupOf.set(next, groups);
      waiting.push(...(neighbours.get(next) ?? []));
    }
    groups += 1;
  }
  return Array.from({ length: groups }, (_, group) => screens.filter(({ id }) => groupOf.get(id) === group));
}
