import type { ValueType } from "./expression";
import { DATA_TYPES } from "./format";
import { isPlainObject } from "./json";
import type { Path } from "./path";

/** JSON Schema's names of types, which a screen's data model uses. */
export type DataType = "array" | "boolean" | "integer" | "null" | "number" | "object" | "string";

const isDataType = (name: unknown): name is DataType => typeof name === "string" && DATA_TYPES.includes(name);

/** The types that a schema allows; empty where it does not say, or is not known yet. */
export function typesOf(schema: unknown): DataType[] {
  if (!isPlainObject(schema)) return [];
  const names: unknown[] = Array.isArray(schema.type) ? schema.type : [schema.type];
  return names.every(isDataType) ? names : [];
}

/**
 * The schema of a value in a data model. The way goes through objects only, never into a list.
 *
 * @param model schemas by key, as they stand under `data` of a screen
 * @returns undefined where the model has no such value; an empty schema where the model does not say what it has
 */
export function schemaAt(model: Readonly<Record<string, unknown>>, path: readonly string[]): unknown {
  let members: unknown = model;
  let schema: unknown = {};
  for (const [index, step] of path.entries()) {
    if (index > 0) {
      const types = typesOf(schema);
      if (types.length > 0 && !types.includes("object")) return undefined;
      members = isPlainObject(schema) ? schema.properties : undefined;
    }
    if (!isPlainObject(members)) return {};
    if (!Object.hasOwn(members, step)) return undefined;
    schema = members[step] ?? {};
  }
  return schema;
}

/** The one type that expressions know for values of some types; `unknown` where it is not stated or not one. */
export function valueTypeOf(types: readonly DataType[]): ValueType | "unknown" {
  const [first, ...others] = new Set(types.map((type) => (type === "integer" ? "number" : type)));
  return first === undefined || first === "null" || others.length > 0 ? "unknown" : first;
}

/** Whether a value of one of some types can stand where one of others is expected. What is not said fits everything. */
export function typesAgree(given: readonly DataType[], wanted: readonly DataType[]): boolean {
  const numbers = (types: readonly DataType[]) => types.map((type) => (type === "integer" ? "number" : type));
  return given.length === 0 || wanted.length === 0 || numbers(given).some((type) => numbers(wanted).includes(type));
}

/** A place where something is not of the type that a schema asks for. */
export interface Misfit {
  /** From the value that was compared; `items` stands for what a list holds when schemas are compared. */
  path: Path;
  wanted: readonly DataType[];
}

/** The first place where a value is not what a schema says. What the schema does not mention may be anything. */
export function valueMisfit(value: unknown, schema: unknown, skip: (value: unknown) => boolean): Misfit | undefined {
  if (skip(value) || !isPlainObject(schema)) return undefined;
  const wanted = typesOf(schema);
  if (wanted.length > 0 && !wanted.some((type) => isOfType(value, type))) return { path: [], wanted };
  if (Array.isArray(value)) {
    return firstMisfit(value.entries(), (item) => valueMisfit(item, schema.items, skip));
  }
  const members = schema.properties;
  if (!isPlainObject(value) || !isPlainObject(members)) return undefined;
  const described = Object.entries(value).filter(([key]) => Object.hasOwn(members, key));
  return firstMisfit(described, (member, key) => valueMisfit(member, members[key], skip));
}

/** The first place where values of one schema cannot be what another one says. */
export function schemaMisfit(given: unknown, wanted: unknown): Misfit | undefined {
  if (!isPlainObject(given) || !isPlainObject(wanted)) return undefined;
  if (!typesAgree(typesOf(given), typesOf(wanted))) return { path: [], wanted: typesOf(wanted) };
  const items = schemaMisfit(given.items, wanted.items);
  if (items !== undefined) return { ...items, path: ["items", ...items.path] };
  const members = wanted.properties;
  if (!isPlainObject(given.properties) || !isPlainObject(members)) return undefined;
  const both = Object.entries(given.properties).filter(([key]) => Object.hasOwn(members, key));
  return firstMisfit(both, (member, key) => schemaMisfit(member, members[key]));
}

function firstMisfit<Key extends string | number>(
  members: Iterable<[Key, unknown]>,
  misfitOf: (member: unknown, key: Key) => Misfit | undefined,
): Misfit | undefined {
  for (const [key, member] of members) {
    const misfit = misfitOf(member, key);
    if (misfit !== undefined) return { ...misfit, path: [key, ...misfit.path] };
  }
  return undefined;
}

/** Whether a value is of a type. */
export function isOfType(value: unknown, type: DataType): boolean {
  switch (type) {
    case "array":
      return Array.isArray(value);
    case "null":
      return value === null;
    case "integer":
      return Number.isInteger(value);
    case "object":
      return isPlainObject(value);
    default:
      return typeof value === type;
  }
}
