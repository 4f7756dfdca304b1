import { isPlainObject, nearest } from "../../sdk/flow";
import { parsedJson } from "../parsedJson";
import { SettingsError } from "./errors";

/** What a code can mean where CAMS documents none. */
const MEANINGS = ["notFound", "wrongState", "nameTaken", "publishRefused", "throttled"] as const;
type Meaning = (typeof MEANINGS)[number];

/** The meaning of a code of CAMS, where somebody has said it. */
export type Codes = (code: string) => Meaning | undefined;

/**
 * Reads what codes mean: a JSON object of meanings by code. `name` is how messages call the setting.
 *
 * @example parseCodes('{"Flow.Gone": "notFound"}', "CAMS_CODES")
 */
export function parseCodes(text: string | undefined, name: string): Codes {
  if (text === undefined) return () => undefined;
  const meanings = new Map<string, Meaning>();
  for (const [code, given] of Object.entries(parseObject(text, name))) {
    const meaning = MEANINGS.find((each) => each === given);
    if (meaning === undefined) {
      const meant = typeof given === "string" ? nearest(given, MEANINGS) : undefined;
      const suggestion = meant === undefined ? "" : ` (did you mean ${meant}?)`;
      throw wrongCodes(name, `says of ${code} ${JSON.stringify(given)}, which is not a meaning${suggestion}`);
    }
    meanings.set(code, meaning);
  }
  return (code) => meanings.get(code);
}

function parseObject(text: string, name: string): object {
  const value = parsedJson(text);
  if (isPlainObject(value)) return value;
  throw wrongCodes(name, "is not a JSON object");
}

const wrongCodes = (name: string, problem: string) =>
  new SettingsError(
    "INVALID_CODES",
    `the meanings of codes (${name}) ${problem}`,
    `Give each code one of ${MEANINGS.join(", ")}, such as {"Flow.Gone": "notFound"}; or unset it.`,
  );
