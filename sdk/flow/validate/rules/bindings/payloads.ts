import { typesAgree, typesOf } from "../../../dataModel";
import type { Path } from "../../../path";
import type { CheckContext } from "../../context";
import { isTwoBindings } from "../../dynamic";
import type { Rule } from "../../rule";
import type { ActionNode, FlowTree } from "../../tree";
import { isExpression, readExpression, reportProblems } from "./expression";
import { bindingOf, type Found, lookUp } from "./reference";

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
        if (isTwoBindings(text)) {
          reportTwoBindings(text, path, context);
          continue;
        }
        const binding = bindingOf(text);
        const suits = (found: Found) => canBeHanded(found, key, action, tree);
        const reference = binding && lookUp(binding, { ...site, suits });
        if (reference === undefined || !("missing" in reference)) continue;
        const { missing, message, hint } = reference;
        const code = missing === "screen" ? "INVALID_SCREEN_DYNAMIC_DATA" : "INVALID_ON_CLICK_ACTION_PAYLOAD";
        context.report({ code, path, message, hint });
      }
    }
  }
};

/** Whether a value can be sent under a key: to another screen no files, and only what its data model describes. */
function canBeHanded({ types, input }: Found, key: string, { name, next }: ActionNode, { byId }: FlowTree): boolean {
  if (name !== "navigate") return true;
  const isPicker = input?.type === "PhotoPicker" || input?.type === "DocumentPicker";
  return !isPicker && typesAgree(types, typesOf(byId.get(next ?? "")?.data[key]));
}

function reportTwoBindings(text: string, path: Path, { report, show, quote, isSince }: CheckContext): void {
  const parts = text.split(/(\$\{[^{}]+\})/).filter((part) => part !== "");
  const joined = parts.map((part) => (part.startsWith("${") ? part : `'${part.replace(/['`\\]/g, "\\$&")}'`)).join(" ");
  report({
    code: "INVALID_ON_CLICK_ACTION_PAYLOAD",
    path,
    message: `${show(text, path)} is read as a single binding, which refers to nothing`,
    hint: isSince("6.0")
      ? `write ${quote(`\`${joined}\``, path)}`
      : "give each value its own key; expressions need version 6.0 or later",
  });
}

const textsOf = ({ payload = {} }: ActionNode, { isUnknown }: CheckContext): [string, string][] =>
  Object.entries(payload).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" && !isUnknown(value) ? [[key, value]] : [],
  );
