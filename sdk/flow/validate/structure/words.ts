import type { Shape } from "../../format";
import { nearest } from "../../nearest";
import type { Path } from "../../path";

/** What a shape takes, for the end of "it must be". */
export function kindOf(shape: Shape): string {
  switch (shape.kind) {
    case "list":
    case "components":
      return "a list";
    case "either":
      return shape.of.map(kindOf).join(" or ");
    case "string":
      return "a string";
    case "boolean":
      return "true or false";
    case "integer":
      return "a whole number";
    case "number":
      return "a number";
    default:
      return "an object";
  }
}

/** The value at a path as the subject of a sentence. */
export function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return "the flow";
  return typeof last === "number" ? `item ${last + 1} of ${String(path.at(-2))}` : last;
}

/** Nobody misspells a name into a paragraph, and comparing one letter by letter takes long. */
const LONGEST_WORD = 60;

/** A hint with the candidate that a value was most likely meant to be. */
export function didYouMean(word: unknown, candidates: readonly string[]): string | undefined {
  if (typeof word !== "string" || word.length > LONGEST_WORD) return undefined;
  const meant = nearest(word, candidates);
  return meant === undefined ? undefined : `did you mean ${meant}?`;
}
