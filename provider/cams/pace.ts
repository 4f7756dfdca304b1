import { SettingsError } from "./errors";
import { type Operation, operationNames } from "./operations";

/** Calls a second for an operation; undefined leaves what CAMS documents. `Infinity` does not pace. */
export type Pace = (operation: Operation) => number | undefined;

/**
 * Reads a pace: a number for all operations, `off`, or a JSON object of these by operation name.
 *
 * @example parsePace("2")
 * @example parsePace('{"GetFlow": 10, "PublishFlow": 0.5}')
 */
export function parsePace(text: string | undefined): Pace {
  if (text === undefined) return () => undefined;
  if (!text.trim().startsWith("{")) {
    const all = rate(text.trim(), "is");
    return () => all;
  }
  const rates = new Map(
    Object.entries(parseObject(text)).map(([name, value]) => [name, rate(value, `says of ${name}`)]),
  );
  const unknown = [...rates.keys()].find((name) => !operationNames.some((operation) => operation === name));
  if (unknown !== undefined) throw wrong(`names ${unknown}, which is no operation`);
  return (operation) => rates.get(operation);
}

function rate(value: unknown, says: string): number {
  if (value === "off") return Number.POSITIVE_INFINITY;
  const perSecond = typeof value === "string" && value !== "" ? Number(value) : value;
  if (typeof perSecond === "number" && Number.isFinite(perSecond) && perSecond > 0) return perSecond;
  throw wrong(`${says} ${JSON.stringify(value)}, which is no number above zero`);
}

function parseObject(text: string): object {
  try {
    return JSON.parse(text);
  } catch {
    throw wrong("is no JSON object");
  }
}

function wrong(problem: string): SettingsError {
  return new SettingsError(
    "INVALID_PACE",
    `the pace (CAMS_PACE or cams:pace) ${problem}`,
    'Give the calls a second as a number such as 2, as off, or by operation such as {"GetFlow": 10}; or unset it.',
  );
}
