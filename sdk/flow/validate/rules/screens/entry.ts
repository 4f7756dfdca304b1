import type { Rule } from "../../rule";
import { severityOf } from "./cliff";
import { knowsScreens } from "./known";
import { navigationsOf } from "./navigations";
import { routesOf } from "./routes";

/**
 * There is a screen to which nothing leads: the flow begins there. Routes that are wrong by themselves do not count, so
 * that they are reported once.
 */
export const entryScreen: Rule = (tree, context) => {
  const { document, routes, screens } = tree;
  const hasModel = document.routing_model !== undefined;
  if (!knowsScreens(tree, context) || (hasModel && routes === undefined)) return;
  const forward = routesOf(tree, context).filter(({ from, to, isBackward }) => from !== to && !isBackward);
  const routed = new Set(forward.map(({ to }) => to));
  const navigated = new Set(
    navigationsOf(tree, context)
      .filter(({ from, to, isOfEntry }) => from.id !== to && !isOfEntry)
      .map(({ to }) => to),
  );
  const begins = screens.filter(({ id }) => !routed.has(id));
  if (begins.some(({ id }) => !navigated.has(id))) return;
  context.report({
    code: "INVALID_ROUTING_MODEL",
    severity: severityOf(hasModel && begins.length > 0 ? "entryScreenByNavigation" : "entryScreen", context),
    path: [hasModel ? "routing_model" : "screens"],
    message: "the flow has no entry screen: every screen can be reached from another one",
    hint: "remove what leads back to the first screen",
  });
};
