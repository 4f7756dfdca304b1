import { isPlainObject } from "./json";
import type { Path } from "./path";

/** Rules of our own: errors that no row of Meta's covers, with what each is about. */
export const OWN_RULES = [
  { code: "UNPAIRED_SURROGATE", about: "Half of a character that has two UTF-16 units, such as half an emoji" },
  { code: "INEXACT_NUMBER", about: "A number that JSON parsers read as a different one" },
] as const;

/**
 * A value that no JSON text can carry unchanged: half of a surrogate pair, which UTF-8 cannot encode, or a number that is
 * not finite. It would be refused or silently become another value on its way to CAMS.
 */
export interface Flaw {
  /** Names the rule. */
  code: (typeof OWN_RULES)[number]["code"];
  path: Path;
  /** Whether it is in the name of the property at the path, and not in its value. */
  inKey: boolean;
  /** What is wrong, as a sentence without full stop; never shows the value itself. */
  message: string;
  hint: string;
}

/** Finds all values of a document, and all names of properties, that no JSON text can carry unchanged, in document order. */
export function flawsIn(document: unknown): Flaw[] {
  const flaws: Flaw[] = [];
  const rest: Placed[] = [{ value: document }];
  for (let placed = rest.pop(); placed !== undefined; placed = rest.pop()) {
    const { value } = placed;
    if (typeof placed.step === "string" && !isWellFormed(placed.step)) {
      flaws.push(surrogate(placed.step, "the name of the property", placed, true));
    }
    if (typeof value === "string") {
      if (!isWellFormed(value)) flaws.push(surrogate(value, "the text", placed, false));
    } else if (typeof value === "number") {
      if (!Number.isFinite(value)) flaws.push(notFinite(value, placed));
    } else if (Array.isArray(value)) {
      for (let index = value.length - 1; index >= 0; index--)
        rest.push({ value: value[index], step: index, holder: placed });
    } else if (isPlainObject(value)) {
      for (const key of Object.keys(value).reverse()) rest.push({ value: value[key], step: key, holder: placed });
    }
  }
  return flaws;
}

/** Whether every surrogate of a text has its other half. */
export const isWellFormed = (text: string): boolean => !LONE_SURROGATE.test(text);

const LONE_SURROGATE = /\p{Cs}/u;

/** A value with the way to it, which is written out only for a flaw: paths of deep documents are long. */
interface Placed {
  value: unknown;
  step?: string | number;
  holder?: Placed;
}

function pathOf(placed: Placed): Path {
  const path: (string | number)[] = [];
  for (let at: Placed | undefined = placed; at?.step !== undefined; at = at.holder) path.push(at.step);
  return path.reverse();
}

function surrogate(text: string, what: string, placed: Placed, inKey: boolean): Flaw {
  const index = text.search(LONE_SURROGATE);
  const unit = `\\u${text.charCodeAt(index).toString(16)}`;
  return {
    code: "UNPAIRED_SURROGATE",
    path: pathOf(placed),
    inKey,
    message: `${what} has half of a character (${unit} without its other half, at index ${index}), which cannot be sent`,
    hint: "an emoji was cut in half, as slice does; slice Array.from(text) instead, or remove the remaining half",
  };
}

const notFinite = (value: number, placed: Placed): Flaw => ({
  code: "INEXACT_NUMBER",
  path: pathOf(placed),
  inKey: false,
  message: `the number is read as ${value}, because JSON parsers only read numbers up to about 1.8e308`,
  hint: "write a smaller number, or a string",
});
