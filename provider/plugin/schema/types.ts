import { z } from "zod";
import { inputDescriptions } from "../../resources/descriptions";
import type { TypeSpec } from "./spec";

const ANY: TypeSpec = { $ref: "pulumi.json#/Any" };

/** The type of an input or output, as languages can spell it. */
export function typeOf(schema: z.ZodType): TypeSpec {
  return typeIn(z.toJSONSchema(schema, { metadata: inputDescriptions, unrepresentable: "any", io: "input" }));
}

function typeIn(schema: z.core.JSONSchema._JSONSchema): TypeSpec {
  if (typeof schema === "boolean") return ANY;
  const { anyOf, type, items, additionalProperties } = schema;
  // What may be absent may be null, which no language spells.
  const isValue = (each: z.core.JSONSchema._JSONSchema) => typeof each === "boolean" || each.type !== "null";
  if (anyOf !== undefined) return oneOf(anyOf.filter(isValue).map(typeIn));
  if (Array.isArray(type)) return oneOf(type.map((name) => typeIn({ type: name })));
  switch (type) {
    case "string":
    case "number":
    case "boolean":
      return { type };
    case "integer":
      return { type: "number" };
    case "array":
      return { type, items: items === undefined || Array.isArray(items) ? ANY : typeIn(items) };
    case "object":
      return {
        type,
        additionalProperties:
          typeof additionalProperties === "object" && Object.keys(additionalProperties).length > 0
            ? typeIn(additionalProperties)
            : ANY,
      };
    default:
      return ANY;
  }
}

/** Alternatives; languages have no name for those of texts with different rules. */
function oneOf(types: TypeSpec[]): TypeSpec {
  const different = [...new Map(types.map((type) => [JSON.stringify(type), type])).values()];
  const [only, another] = different;
  if (only === undefined) return ANY;
  if (another === undefined) return only;
  return different.some(({ $ref }) => $ref !== undefined) ? ANY : { oneOf: different };
}
