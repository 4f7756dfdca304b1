import type { DataType } from "../../../dataModel";
import type { Severity } from "../../../diagnostic";
import { checkNested, isNested, parseNested, type Typed, type TypeProblem } from "../../../expression";
import type { CheckContext } from "../../context";
import { resolveAt, type Site } from "./reference";

/** Whether a value is a nested expression; before 6.0 that is a text like any other. */
export const isExpression = (value: unknown, { isSince }: CheckContext): value is string =>
  typeof value === "string" && isSince("6.0") && isNested(value);

/** The type of a nested expression's value and what is wrong in it; the type is `unknown` where an error is. */
export function readExpression(text: string, site: Site): Typed {
  const parsed = parseNested(text);
  if ("error" in parsed) return { type: "unknown", problems: [{ ...parsed.error, severity: "error" }] };
  const { type, problems } = checkNested(parsed.ast, resolveAt(site));
  return { type: problems.some(({ severity }) => severity === "error") ? "unknown" : type, problems };
}

/** The type of an expression's value in the words of a data model. */
export const dataTypes = ({ type }: Typed): DataType[] => (type === "unknown" ? [] : [type]);

/**
 * Reports what is wrong in an expression, each problem with the place of its first character.
 *
 * @param what names the kind of expression in the message
 * @param most the highest severity to report with
 */
export function reportProblems(
  what: "expression" | "condition",
  problems: readonly TypeProblem[],
  { path, context }: Site,
  { code, most = "error" }: { code: string; most?: Severity },
): void {
  for (const { message, severity, start } of problems) {
    context.report({
      code,
      severity: most === "warning" ? most : severity,
      path,
      message: `in the ${what}, at character ${start + 1}: ${message.charAt(0).toLowerCase()}${message.slice(1)}`,
    });
  }
}
