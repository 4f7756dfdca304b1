import { formatPath, valueAt } from "../../../path";
import type { Rule } from "../../rule";
import { severityOf } from "./cliff";
import { navigationsOf } from "./navigations";
import { routesOf } from "./routes";

const CODE = "INVALID_ROUTING_MODEL";

/** Routes lead to other screens, and only one way: users go back with the button of the app. */
export const routeDirections: Rule = (tree, context) => {
  const told = new Set<string>();
  for (const { from, to, path, isBackward } of routesOf(tree, context)) {
    const route = JSON.stringify([from, to]);
    if (told.has(route) || (from !== to && !isBackward)) continue;
    told.add(route);
    const [source, target] = [context.show(from, path), context.show(to, path)];
    context.report({
      code: CODE,
      path,
      message:
        from === to
          ? `the route of ${source} leads to itself`
          : `the route from ${source} to ${target} leads back: there is one from ${target} to ${source}`,
      hint: "leave it out; users can always go back without a route",
    });
  }
};

const MOST_TARGETS = 10;

/** A screen leads to ten others at most. */
export const routeLimit: Rule = ({ routes }, { report }) => {
  for (const [from, targets] of Object.entries(routes ?? {})) {
    const { size } = new Set(targets);
    if (size <= MOST_TARGETS) continue;
    const message = `${from} leads to ${size} screens; the most is ${MOST_TARGETS}`;
    report({ code: CODE, path: ["routing_model", from], message, hint: "put a screen between that divides them" });
  }
};

/** Each navigation has its route; a screen without any list is told as missing from the routing model. */
export const routesOfNavigations: Rule = (tree, context) => {
  const { document, routes, byId } = tree;
  if (routes === undefined) return;
  const has = (from: string, to: string) => Object.hasOwn(routes, from) && routes[from]?.includes(to) === true;
  const told = new Set<string>();
  for (const { from, to, action, isOfEntry } of navigationsOf(tree, context)) {
    const written = valueAt(document, ["routing_model", from.id]);
    const isOpen = context.isUnknown(written) || (Array.isArray(written) && written.some(context.isUnknown));
    const route = JSON.stringify([from.id, to]);
    if (written === undefined || isOpen || to === from.id || !byId.has(to) || has(from.id, to) || told.has(route))
      continue;
    told.add(route);
    const [source, target] = [context.show(from.id, [...from.path, "id"]), context.show(to, action.path)];
    context.report({
      code: CODE,
      severity: isOfEntry ? "warning" : severityOf("routeOfNavigation", context),
      path: ["routing_model", from.id],
      message: `the routing model has no route from ${source} to ${target}, where ${formatPath(action.path)} leads`,
      hint: has(to, from.id)
        ? "leave the navigation out: there is a route the other way, and users can always go back"
        : "add the screen to the list",
    });
  }
};
