import type { CheckContext } from "../../context";
import type { Rule } from "../../rule";
import type { ActionNode } from "../../tree";
import { isExpression, readExpression, reportProblems } from "./expression";
import { bindingOf, lookUp } from "./reference";

/**
 * Bindings and nested expressions at the top of payloads use what exists. Meta does not look into objects and lists in a
 * payload.
 */
export const payloadBindings: Rule = (tree, context) => {
  for (const screen of tree.screens) {
    for (const action of screen.actions) {
      for (const [key, text] of textsOf(action, context)) {
        const path = [...action.path, "payload", key];
        const site = { screen, path, tree, context };
        if (isExpression(text, context)) {
          // Meta looks into expressions of payloads from 7.2 on.
          const most = context.isSince("7.2") ? "error" : "warning";
          const { problems } = readExpression(text, site);
          reportProblems("expression", problems, site, { code: "INVALID_ACTION_PAYLOAD_PROPERTY", most });
          continue;
        }
        const binding = bindingOf(text);
        const reference = binding && lookUp(binding, site);
        if (reference === undefined || !("missing" in reference)) continue;
        const { missing, message, hint } = reference;
        const code = missing === "screen" ? "INVALID_SCREEN_DYNAMIC_DATA" : "INVALID_ON_CLICK_ACTION_PAYLOAD";
        context.report({ code, path, message, hint });
      }
    }
  }
};

const textsOf = ({ payload = {} }: ActionNode, { isUnknown }: CheckContext): [string, string][] =>
  Object.entries(payload).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" && !isUnknown(value) ? [[key, value]] : [],
  );
