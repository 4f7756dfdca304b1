import { nearest } from "../../../nearest";
import type { Rule } from "../../rule";
import { knowsScreens } from "./known";
import { navigationsOf } from "./navigations";

/** A navigation leads to another screen of the flow. */
export const navigationTargets: Rule = (tree, context) => {
  const isComplete = knowsScreens(tree, context);
  for (const { from, to, action, isOfEntry } of navigationsOf(tree, context)) {
    const code = "INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME";
    const severity = isOfEntry ? "warning" : "error";
    const path = [...action.path, "next", "name"];
    if (to === from.id) {
      const message = `${context.show(to, path)} is the screen that the navigation is on`;
      context.report({ code, severity, path, message, hint: "navigate to another screen" });
    } else if (isComplete && !tree.byId.has(to)) {
      const meant = nearest(
        to,
        [...tree.byId.keys()].filter((id) => id !== from.id),
      );
      const hint = meant === undefined ? "use the id of a screen of the flow" : `did you mean ${meant}?`;
      context.report({ code, severity, path, message: `there is no screen ${context.show(to, path)}`, hint });
    }
  }
};
