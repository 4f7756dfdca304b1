import type { z } from "zod";
import { formatPath, nearest } from "../../sdk/flow";
import { type Failure, failure } from "./context";

/** One schema an input. A message begins with the rule's code, where it is not the wrong type. */
export type InputSchemas = Readonly<Record<string, z.ZodType>>;

/**
 * Finds what is wrong with each input by itself, and inputs that there are not.
 *
 * @param resource the type, for messages
 * @param isUnknown tells values that are not known yet; nothing is said about those
 */
export function checkShapes(
  resource: string,
  schemas: InputSchemas,
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
  return (error?.issues ?? []).map(({ message, path }) => {
    const [, code, text] = /^([A-Z_]+) (.*)$/s.exec(message) ?? [];
    const place = [name, ...path.map((step) => (typeof step === "number" ? step : String(step)))];
    return failure(code ?? "INVALID_INPUT", text ?? `${formatPath(place)}: ${message}`);
  });
}
