import { z } from "zod";
import { formatPath, nearest } from "../../sdk/flow";
import { type Failure, failure } from "./context";
import { inputDescriptions, type Schemas } from "./descriptions";

/** The parameters of a zod check whose message is a whole sentence of our own, by the code of the rule that it holds. */
export const rule = (code: string, error: string | ((issue: { input?: unknown }) => string)) => ({
  error,
  params: { code },
});

/** A text that is not empty. */
export const filledText = (message: string, code = "INVALID_INPUT") =>
  z.string().refine((text) => text !== "", rule(code, message));

/**
 * Finds what is wrong with each input by itself, and inputs that there are not.
 *
 * @param resource the type, for messages
 * @param isUnknown tells values that are not known yet; nothing is said about those
 */
export function checkShapes(
  resource: string,
  schemas: Schemas,
  values: Record<string, unknown>,
  isUnknown: (value: unknown) => boolean,
): Failure[] {
  const names = Object.keys(schemas);
  const failures = Object.entries(schemas).flatMap(([name, schema]) =>
    checkShape(name, schema, values[name], isUnknown),
  );
  for (const name of Object.keys(values)) {
    if (names.includes(name)) continue;
    const meant = nearest(name, names);
    const way = meant === undefined ? `the inputs are ${names.join(", ")}` : `did you mean ${meant}?`;
    failures.push(failure("UNKNOWN_INPUT", `${name} is not an input of ${resource} (${way})`));
  }
  return failures;
}

function checkShape(
  name: string,
  schema: z.ZodType,
  value: unknown,
  isUnknown: (value: unknown) => boolean,
): Failure[] {
  if (isUnknown(value)) return [];
  const known: unknown = Array.isArray(value) ? value.filter((item) => !isUnknown(item)) : value;
  if (Array.isArray(value) && value.length > 0 && Array.isArray(known) && known.length === 0) return [];
  const { error } = schema.safeParse(known);
  if (error !== undefined && value === undefined) {
    return [failure("MISSING_INPUT", inputDescriptions.get(schema)?.missing ?? `${name} is required`)];
  }
  return (error?.issues ?? []).map((issue) => {
    const code = codeOf(issue);
    return code === undefined
      ? failure("INVALID_INPUT", sentenceOf(issue, formatPath([name, ...issue.path.map(stepOf)])))
      : failure(code, issue.message);
  });
}

/** The code of the rule that an issue is about; undefined for a wrong type, of which only zod speaks. */
function codeOf(issue: z.core.$ZodIssue): string | undefined {
  const code: unknown = issue.code === "custom" ? issue.params?.code : undefined;
  return typeof code === "string" ? code : undefined;
}

/** What a wrong type or value has to be. Messages of our own schemas come as they are. */
function sentenceOf(issue: z.core.$ZodIssue, place: string): string {
  if (!/^Invalid (input|option): expected /.test(issue.message)) return `${place}: ${issue.message}`;
  if (issue.code === "invalid_type") return `${place} must be ${TYPES[issue.expected] ?? issue.expected}`;
  if (issue.code === "invalid_value")
    return `${place} must be ${issue.values.map((each) => JSON.stringify(each)).join(" or ")}`;
  return `${place}: ${issue.message}`;
}

const TYPES: Readonly<Record<string, string>> = {
  boolean: "true or false",
  string: "a string",
  number: "a number",
  array: "a list",
  record: "an object",
  object: "an object",
};

const stepOf = (step: PropertyKey) => (typeof step === "number" ? step : String(step));
