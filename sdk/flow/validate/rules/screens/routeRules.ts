import { formatPath, valueAt } from "../../../path";
import type { CheckContext } from "../../context";
import type { Rule } from "../../rule";
import type { FlowTree } from "../../tree";
import { severityOf } from "./cliff";
import { navigationsOf } from "./navigations";
import { routed, routesOf } from "./routes";

const CODE = "INVALID_ROUTING_MODEL";

/** Routes lead to other screens, and only one way: users go back with the button of the app. */
export const routeDirections: Rule = (tree, context) => {
  for (const { from, to, path, isBackward } of routesOf(tree, context)) {
    if (from !== to && !isBackward) continue;
    const [source, target] = [context.show(from, path), context.show(to, path)];
    context.report({
      code: CODE,
      path,
      message:
        from === to
          ? `the route of ${source} leads to itself`
          : `the route from ${source} to ${target} leads back: there is one from ${target} to ${source}`,
      hint: "remove it; users can always go back without a route",
    });
  }
};

const MOST_TARGETS = 10;

/** A screen leads to ten others at most. */
export const routeLimit: Rule = ({ routes }, { report }) => {
  for (const [from, targets] of Object.entries(routes ?? {})) {
    const { size } = new Set(targets);
    if (size <= MOST_TARGETS) continue;
    const message = `${from} leads to ${size} screens; the maximum is ${MOST_TARGETS}`;
    report({ code: CODE, path: ["routing_model", from], message, hint: "put a screen in between to split them" });
  }
};

/**
 * Each navigation has its route, or goes back along the route of another one; a screen that the routing model lacks
 * altogether is reported as missing from it.
 */
export const routesOfNavigations: Rule = (tree, context) => {
  const { routes, byId } = tree;
  if (routes === undefined) return;
  const isRouted = routed(routes);
  const has = (from: string, to: string) => Object.hasOwn(routes, from) && routes[from]?.includes(to) === true;
  const reported = new Set<string>();
  for (const { from, to, action, isOfEntry } of navigationsOf(tree, context)) {
    const isOpen = [from.id, to].some((id) => hasOpenList(id, tree, context));
    const route = JSON.stringify([from.id, to]);
    if (!isRouted(from.id) || isOpen || to === from.id || !byId.has(to) || reported.has(route)) continue;
    // A screen that the model lacks altogether is reported by another rule.
    if (!isRouted(to) || has(from.id, to) || has(to, from.id)) continue;
    reported.add(route);
    const [source, target] = [context.show(from.id, [...from.path, "id"]), context.show(to, action.path)];
    context.report({
      code: CODE,
      severity: isOfEntry ? "warning" : severityOf("routeOfNavigation", context),
      path: ["routing_model", from.id],
      message: `the routing model has no route from ${source} to ${target}, but ${formatPath(action.path)} navigates there`,
      hint: canLead(routes, from.id, to)
        ? `add ${target} to the list of ${source} in the routing model`
        : "remove the navigation: users can always go back",
    });
  }
};

/** Whether the targets of a screen are not all known yet. */
function hasOpenList(id: string, { document }: FlowTree, { isUnknown }: CheckContext): boolean {
  const written = valueAt(document, ["routing_model", id]);
  return isUnknown(written) || (Array.isArray(written) && written.some(isUnknown));
}

/** Whether a route can be added: the list has room for it, and it leads neither back nor to where the flow begins. */
function canLead(routes: Readonly<Record<string, readonly string[]>>, from: string, to: string): boolean {
  if (new Set(routes[from]).size >= MOST_TARGETS) return false;
  const reached = new Set([to]);
  for (const id of reached) {
    if (id === from) return false;
    for (const next of Object.hasOwn(routes, id) ? (routes[id] ?? []) : []) reached.add(next);
  }
  return true;
}
