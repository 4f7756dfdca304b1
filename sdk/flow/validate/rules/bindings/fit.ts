import { type DataType, typesOf } from "../../../dataModel";
import type { Shape } from "../../../format";
import { isPlainObject } from "../../../json";

/** The types of data that a bound property takes; undefined where it takes all. */
export function typesFor(shape: Shape): DataType[] | undefined {
  switch (shape.kind) {
    case "any":
      return undefined;
    case "string":
    case "boolean":
      return [shape.kind];
    case "number":
    case "integer":
      return ["number", "integer"];
    case "list":
    case "components":
      return ["array"];
    case "either": {
      const options = shape.of.map(typesFor);
      return options.every((types) => types !== undefined) ? options.flat() : undefined;
    }
    default:
      return ["object"];
  }
}

/**
 * Keys that the items of a bound list must have and that their schema does not describe, such as `id` and `title` of
 * options. None where the schema of the items is not stated.
 */
export function undescribedKeys(schema: unknown, shape: Shape): string[] {
  if (shape.kind !== "list" || shape.of.kind !== "object" || !isPlainObject(schema)) return [];
  const { items } = schema;
  if (!isPlainObject(items)) return [];
  const types = typesOf(items);
  const isObject = types.length === 0 || types.includes("object");
  const described = isObject && isPlainObject(items.properties) ? items.properties : {};
  // A value that is neither missing nor an object is not known yet.
  if (isObject && items.properties !== undefined && !isPlainObject(items.properties)) return [];
  return Object.entries(shape.of.properties)
    .filter(([key, property]) => property.required && !Object.hasOwn(described, key))
    .map(([key]) => key);
}
