import type { Shape } from "../../format";
import { isPlainObject } from "../../json";

/** Whether the JSON type of a value is one that a shape can have. */
export function fitsType(value: unknown, shape: Shape): boolean {
  switch (shape.kind) {
    case "any":
      return true;
    case "string":
    case "boolean":
    case "number":
      return typeof value === shape.kind;
    case "integer":
      return Number.isInteger(value);
    case "list":
    case "components":
      return Array.isArray(value);
    case "either":
      return shape.of.some((option) => fitsType(value, option));
    default:
      return isPlainObject(value);
  }
}

/** Whether a shape can be a text. */
export const takesText = (shape: Shape): boolean =>
  shape.kind === "string" || shape.kind === "any" || (shape.kind === "either" && shape.of.some(takesText));
