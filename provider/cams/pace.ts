import { isPlainObject, nearest } from "../../sdk/flow";
import { parsedJson } from "../parsedJson";
import { SettingsError } from "./errors";
import { type Operation, operationNames } from "./operations";

/** Calls a second for an operation; undefined leaves what CAMS documents. `Infinity` does not pace. */
export type Pace = (operation: Operation) => number | undefined;

/**
 * Reads a pace: a number for all operations, `off`, or a JSON object of these by operation name. `name` is how messages
 * call the setting.
 *
 * @example parsePace("2", "CAMS_PACE")
 * @example parsePace('{"GetFlow": 10, "PublishFlow": 0.5}', "CAMS_PACE")
 */
export function parsePace(text: string | undefined, name: string): Pace {
  const wrong = (problem: string) => wrongPace(name, problem);
  if (text === undefined) return () => undefined;
  if (!text.trim().startsWith("{")) {
    const all = rate(text.trim(), "is", wrong);
    return () => all;
  }
  const rates = new Map(
    Object.entries(parseObject(text, wrong)).map(([of, value]) => [of, rate(value, `for ${of} is`, wrong)]),
  );
  const unknown = [...rates.keys()].find((of) => !operationNames.some((operation) => operation === of));
  if (unknown !== undefined) {
    const meant = nearest(unknown, operationNames);
    const suggestion = meant === undefined ? "" : ` (did you mean ${meant}?)`;
    throw wrong(`names ${unknown}, which is not an operation${suggestion}`);
  }
  return (operation) => rates.get(operation);
}

type Wrong = (problem: string) => SettingsError;

function rate(value: unknown, says: string, wrong: Wrong): number {
  if (value === "off") return Number.POSITIVE_INFINITY;
  const perSecond = typeof value === "string" && value !== "" ? Number(value) : value;
  if (typeof perSecond === "number" && Number.isFinite(perSecond) && perSecond > 0) return perSecond;
  throw wrong(`${says} ${JSON.stringify(value)}, but must be a number above zero`);
}

function parseObject(text: string, wrong: Wrong): object {
  const value = parsedJson(text);
  if (isPlainObject(value)) return value;
  throw wrong("is not a JSON object");
}

function wrongPace(name: string, problem: string): SettingsError {
  return new SettingsError(
    "INVALID_PACE",
    `the pace (${name}) ${problem}`,
    'Set the calls per second to a number such as 2, to off, or per operation such as {"GetFlow": 10}; or unset it.',
  );
}
