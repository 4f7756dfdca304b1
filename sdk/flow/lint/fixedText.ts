import { scanText } from "../expression";
import type { LintContext } from "./lint";

/**
 * The text that users see as it is written; undefined for a value that is not a string, that is not known yet, or that stands
 * for another one: a binding, or an expression between backticks.
 */
export function fixedText(value: unknown, { isUnknown, isSince }: LintContext): string | undefined {
  if (isUnknown(value) || typeof value !== "string") return undefined;
  const { kind } = scanText(value);
  return kind === "binding" || kind === "malformed" || (kind === "expression" && isSince("6.0")) ? undefined : value;
}
