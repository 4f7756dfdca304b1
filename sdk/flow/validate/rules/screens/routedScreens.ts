import { nearest } from "../../../nearest";
import type { Path } from "../../../path";
import type { Rule } from "../../rule";
import { knowsScreens } from "./known";
import { routed, routesOf } from "./routes";

const CODE = "INVALID_ROUTING_MODEL";

/**
 * Each screen is in the routing model, with a list of its own or in the list of another screen: one that leads nowhere
 * needs no list. A flow of one screen can have an empty model: there is nothing to route.
 */
export const routedScreens: Rule = (tree, context) => {
  const { routes, screens } = tree;
  if (routes === undefined || tree.isOpen) return;
  if (screens.length === 1 && Object.keys(routes).length === 0) return;
  const isRouted = routed(routes);
  const missing = screens.filter(({ id }) => !isRouted(id));
  if (missing.length === 0) return;
  const names = missing.map(({ id, path }) => context.show(id, [...path, "id"])).join(", ");
  context.report({
    code: CODE,
    path: ["routing_model"],
    message: `the routing model lacks ${missing.length === 1 ? "the screen" : "the screens"} ${names}`,
    hint: "add each to the list of the screen that leads to it",
  });
};

/** What the routing model names are screens of the flow. */
export const routeScreens: Rule = (tree, context) => {
  const { routes, byId } = tree;
  if (routes === undefined || !knowsScreens(tree, context)) return;
  const report = (id: string, path: Path, mayBe: (candidate: string) => boolean) => {
    if (byId.has(id)) return;
    const meant = nearest(id, [...byId.keys()].filter(mayBe));
    context.report({
      code: CODE,
      path,
      message: `the routing model refers to ${context.show(id, path)}, which is not a screen of the flow`,
      hint: meant === undefined ? "use the id of a screen of the flow" : `did you mean ${meant}?`,
    });
  };
  // What is proposed must not be refused in turn: a second list of a screen, or a route back or to itself.
  const has = (from: string, to: string) => Object.hasOwn(routes, from) && routes[from]?.includes(to) === true;
  for (const [id, targets] of Object.entries(routes)) {
    const leads = (candidate: string) => targets.some((target) => target === candidate || has(target, candidate));
    report(id, ["routing_model", id], (candidate) => !Object.hasOwn(routes, candidate) && !leads(candidate));
  }
  for (const { from, to, path } of routesOf(tree, context)) {
    report(to, path, (candidate) => candidate !== from && !has(candidate, from));
  }
};
