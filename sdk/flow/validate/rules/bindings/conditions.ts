import { checkCondition, parseCondition, parseNested, type TypeProblem, typeOf } from "../../../expression";
import type { Rule } from "../../rule";
import { isExpression, reportProblems } from "./expression";
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
          message: `the condition is always ${context.show(condition, path)}; Meta is known to fail on such conditions`,
          hint: "compare a binding, or remove the If",
        });
      }
    }
  }
};

function problemsOf(condition: string, site: Site): TypeProblem[] {
  if (isExpression(condition, site.context)) return problemsInBackticks(condition, site);
  const parsed = parseCondition(condition);
  return "error" in parsed ? [{ ...parsed.error, severity: "error" }] : checkCondition(parsed.ast, resolveAt(site));
}

/** From 6.0 a condition may stand in backticks, as a nested expression that comes out true or false. */
function problemsInBackticks(condition: string, site: Site): TypeProblem[] {
  const parsed = parseNested(condition);
  if ("error" in parsed) return [{ ...parsed.error, severity: "error" }];
  const { start, end } = parsed.ast;
  const { type, problems } = typeOf(parsed.ast, resolveAt(site));
  if (type === "boolean" || type === "unknown") return problems;
  const message = `A condition must be true or false; this one is of type ${type}`;
  return [...problems, { severity: "error", message, start, end }];
}
