import type { Finding } from "../../diagnostic";
import type { Shape } from "../../format";
import type { Path } from "../../path";
import type { CheckContext } from "../context";
import { didYouMean, nameOf } from "./words";

/** Checks a text that is known to be one. Before 6.0 only a required text had to be more than blanks. */
export function checkText(
  text: string,
  shape: Shape & { kind: "string" },
  path: Path,
  context: CheckContext,
  required: boolean,
): void {
  const problem = textProblem(text, shape, path, context);
  if (problem !== undefined) context.report({ path, ...problem });
  else if (text.trim() === "" && (required || context.isSince("6.0"))) reportBlank(shape, path, context, required);
}

function reportBlank(
  { blank }: Shape & { kind: "string" },
  path: Path,
  { report }: CheckContext,
  required: boolean,
): void {
  const hint = required || typeof path.at(-1) === "number" ? "write a string" : "write a string, or remove it";
  const severity = blank === "accepted" ? "warning" : "error";
  for (const code of blank === "two codes" ? ["PATTERN_MISMATCH", "INVALID_PROPERTY_TYPE"] : ["PATTERN_MISMATCH"]) {
    report({ code, severity, path, message: `${nameOf(path)} is blank`, hint });
  }
}

function textProblem(
  text: string,
  { constant, enum: values, pattern }: Shape & { kind: "string" },
  path: Path,
  { show }: CheckContext,
): Pick<Finding, "code" | "message" | "hint"> | undefined {
  const subject = `${nameOf(path)} is ${show(text, path)}`;
  if (constant !== undefined && text !== constant) {
    return { code: "INVALID_PROPERTY_VALUE", message: `${subject}; it must be ${JSON.stringify(constant)}` };
  }
  if (values !== undefined && !values.includes(text)) {
    // Meta has a check of its own for the version of the endpoint's protocol, which answers with a code of its own.
    const isProtocol = path.length === 1 && path[0] === "data_api_version";
    return {
      code: isProtocol ? "INVALID_PROPERTY_VALUE" : "INVALID_ENUM_VALUE",
      message: `${subject}; it must be one of ${values.join(", ")}`,
      hint: didYouMean(text, values),
    };
  }
  if (pattern !== undefined && !new RegExp(pattern.source).test(text)) {
    return { code: "PATTERN_MISMATCH", message: `${subject}; it must be ${pattern.means}` };
  }
  return undefined;
}

/** Checks the bounds of a number. */
export function checkNumber(
  value: number,
  { min, max }: Shape & { kind: "number" | "integer" },
  path: Path,
  { report, show }: CheckContext,
): void {
  const message = `${nameOf(path)} is ${show(value, path)}`;
  if (min !== undefined && value < min) {
    report({ code: "MINIMUM_VALUE_REQUIRED", path, message: `${message}; the minimum is ${min}` });
  }
  if (max !== undefined && value > max) {
    report({ code: "MAXIMUM_VALUE_REQUIRED", path, message: `${message}; the maximum is ${max}` });
  }
}

/** Checks how many items a list has. */
export function checkLength(
  list: readonly unknown[],
  { min, max }: Shape & { kind: "list" },
  path: Path,
  { report }: CheckContext,
): void {
  const message = `${nameOf(path)} has ${list.length === 0 ? "no items" : `${list.length} items`}`;
  if (min !== undefined && list.length < min) {
    report({ code: "MIN_ITEMS_REQUIRED", path, message: `${message}; the minimum is ${min}` });
  }
  if (max !== undefined && list.length > max) {
    report({ code: "MAX_ITEMS_REQUIRED", path, message: `${message}; the maximum is ${max}` });
  }
}
