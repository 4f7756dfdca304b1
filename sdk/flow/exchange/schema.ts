import { typesOf } from "../dataModel";
import { isPlainObject, type JsonValue } from "../json";

/** A JSON Schema of draft 2020-12 and of draft 7 alike, with the keywords that what a flow exchanges needs. */
export interface Schema {
  $ref?: string;
  description?: string;
  type?: string | string[];
  const?: JsonValue;
  enum?: JsonValue[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: true;
  items?: Schema;
  anyOf?: Schema[];
  allOf?: Schema[];
}

/** Deeper data is no data that a client would show. */
const DEPTH = 12;

/** An object of which all described keys must be there; other keys may be there as well. */
export function objectOf(properties: Record<string, Schema>, optional: readonly string[] = []): Schema {
  return {
    type: "object",
    properties,
    required: Object.keys(properties).filter((key) => !optional.includes(key)),
  };
}

/**
 * What a key of a data model says of its value, as a schema. Inner properties may be absent unless the key says
 * otherwise: Meta does not document that they must be there.
 */
export function dataSchema(declared: unknown, depth = 0): Schema {
  if (!isPlainObject(declared) || depth > DEPTH) return {};
  const types: string[] = typesOf(declared);
  const [only] = types;
  const schema: Schema = only === undefined ? {} : { type: types.length === 1 ? only : types };
  if (types.includes("array") && declared.items !== undefined) schema.items = dataSchema(declared.items, depth + 1);
  if (types.includes("object") && isPlainObject(declared.properties)) {
    const members = Object.entries(declared.properties);
    schema.properties = Object.fromEntries(members.map(([key, member]) => [key, dataSchema(member, depth + 1)]));
    const required: unknown[] = Array.isArray(declared.required) ? declared.required : [];
    schema.required = members.map(([key]) => key).filter((key) => required.includes(key));
  }
  return schema;
}
