import { isOfType, typesOf } from "../dataModel";
import { isPlainObject } from "../json";
import type { Path } from "../path";
import type { Schema } from "./schema";

/** The first place where a value is not what a schema says: something is missing, or of another type. */
export type SchemaMisfit = { path: Path; missing: true } | { path: Path; wanted: string };

/** Compares a value with the schema of a data model. */
export function misfitOf(value: unknown, schema: Schema): SchemaMisfit | undefined {
  const types = typesOf(schema);
  if (types.length > 0 && !types.some((type) => isOfType(value, type))) return { path: [], wanted: types.join(" or ") };
  if (Array.isArray(value)) return firstOf(schema.items === undefined ? [] : value.entries(), () => schema.items);
  if (!isPlainObject(value)) return undefined;
  const missing = schema.required?.find((key) => !Object.hasOwn(value, key) || value[key] === undefined);
  if (missing !== undefined) return { path: [missing], missing: true };
  return firstOf(Object.entries(value), (key) =>
    Object.hasOwn(schema.properties ?? {}, key) ? schema.properties?.[key] : undefined,
  );
}

function firstOf<Key extends string | number>(
  members: Iterable<[Key, unknown]>,
  schemaOf: (key: Key) => Schema | undefined,
): SchemaMisfit | undefined {
  for (const [key, member] of members) {
    const schema = schemaOf(key);
    const misfit = schema === undefined || member === undefined ? undefined : misfitOf(member, schema);
    if (misfit !== undefined) return { ...misfit, path: [key, ...misfit.path] };
  }
  return undefined;
}
