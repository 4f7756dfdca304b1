import { checkCondition, parseCondition, type TypeProblem } from "../../../expression";
import type { Rule } from "../../rule";
import { reportProblems } from "./expression";
import { resolveAt, type Site } from "./reference";

/** Conditions of If can be read, use what exists, and come out true or false. */
export const conditions: Rule = (tree, context) => {
  for (const screen of tree.screens) {
    for (const { type, value, path: around } of screen.components) {
      const { condition } = value;
      if (type !== "If" || context.isUnknown(condition)) continue;
      const path = [...around, "condition"];
      if (typeof condition === "string") {
        const site = { screen, path, tree, context };
        reportProblems("condition", problemsOf(condition, site), site, { code: "INVALID_PROPERTY_VALUE" });
      } else if (typeof condition === "boolean") {
        context.report({
          code: "INVALID_FLOW_JSON",
          severity: "warning",
          path,
          message: `the condition is always ${context.show(condition, path)}; Meta was seen to fail on such a condition`,
          hint: "compare a binding, or leave the If out",
        });
      }
    }
  }
};

function problemsOf(condition: string, site: Site): TypeProblem[] {
  const parsed = parseCondition(condition);
  return "error" in parsed ? [{ ...parsed.error, severity: "error" }] : checkCondition(parsed.ast, resolveAt(site));
}
