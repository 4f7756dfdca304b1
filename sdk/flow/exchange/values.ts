import { type Input, type Surface, surfaceOf } from "../contract";
import { schemaAt, typesOf, valueTypeOf } from "../dataModel";
import { type Binding, isNested, parseBinding, parseNested, typeOf } from "../expression";
import { COMPONENTS, isSince, RECOMMENDED_VERSION } from "../format";
import { isPlainObject, type JsonValue } from "../json";
import { valueAt } from "../path";
import { dataSchema, objectOf, type Schema } from "./schema";

/** A flow whose payloads are read. */
export interface Reading {
  document: unknown;
  surface: Surface;
  /** Whether texts between backticks are expressions. */
  nested: boolean;
}

/** Reads what others rely on out of any JSON value. */
export function readingOf(document: unknown): Reading {
  const surface = surfaceOf(document);
  const version = typeof surface.version === "string" ? surface.version : RECOMMENDED_VERSION;
  return { document, surface, nested: isSince(version, "6.0") };
}

/** What an action of a screen sends, as a schema. Only values at the top of a payload are replaced by a phone. */
export function payloadSchema(payload: unknown, screen: string, reading: Reading): Schema {
  const members = isPlainObject(payload) ? Object.entries(payload) : [];
  return objectOf(Object.fromEntries(members.map(([key, value]) => [key, valueSchema(value, screen, reading)])));
}

function valueSchema(value: unknown, screen: string, reading: Reading): Schema {
  if (typeof value !== "string") return literalSchema(value);
  const binding = parseBinding(value);
  if (binding !== undefined) return bindingSchema(binding, screen, reading);
  const parsed = reading.nested && isNested(value) ? parseNested(value) : undefined;
  if (parsed === undefined || !("ast" in parsed)) return { const: value };
  const { type } = typeOf(parsed.ast, (inner) => {
    const { type: types } = bindingSchema(inner, screen, reading);
    return valueTypeOf(typesOf({ type: types }));
  });
  return type === "unknown" ? {} : { type };
}

/** A value that is sent as it is written. */
function literalSchema(value: unknown): Schema {
  if (Array.isArray(value)) return { type: "array", items: {} };
  if (isPlainObject(value)) {
    return objectOf(Object.fromEntries(Object.entries(value).map(([key, member]) => [key, literalSchema(member)])));
  }
  return isLeaf(value) ? { const: value } : {};
}

const isLeaf = (value: unknown): value is JsonValue =>
  value === null || ["string", "number", "boolean"].includes(typeof value);

function bindingSchema(binding: Binding, own: string, { surface, document }: Reading): Schema {
  const screen = surface.screens.get(binding.screen ?? own);
  if (screen === undefined) return {};
  if (binding.root === "data") return dataSchema(schemaAt(screen.schemas, binding.path));
  const [name = "", ...rest] = binding.path;
  const input = screen.inputs.get(binding.path.join(".")) ?? screen.inputs.get(name);
  if (input === undefined) return {};
  const schema = inputSchema(input, valueAt(document, input.path));
  return rest.length === 0 ? schema : (schema.properties?.[rest.join(".")] ?? {});
}

const text: Schema = { type: "string" };
const ends: Schema = { type: "object", properties: { "start-date": text, "end-date": text }, required: [] };
const file: Schema = { type: "object", properties: { file_name: text, mime_type: text }, required: [] };

/**
 * What an input gives. Meta does not document what phones send for a number, so a text is allowed as well, and an input
 * that may be left out gives an empty text.
 */
function inputSchema(input: Input, component: unknown): Schema {
  const given = isPlainObject(component) ? component : {};
  const ids = input.options && [...input.options.keys()];
  switch (COMPONENTS[input.component]?.value) {
    case "boolean":
      return { type: "boolean" };
    case "array":
      return { type: "array", items: ids ? { enum: ids } : input.component.endsWith("Picker") ? file : text };
    case "date":
      return given.mode === "range" ? ends : text;
    case "text":
      return input.type === "number" ? { type: ["number", "string"] } : text;
    case "number":
      return { type: "number" };
    default:
      if (ids === undefined) return text;
      return { enum: isSurelyFilled(input, given) ? ids : [...ids.filter((id) => id !== ""), ""] };
  }
}

/** Whether nobody passes the screen without a value: it is required, and always shown and enabled. */
function isSurelyFilled({ path, component }: Input, given: Record<string, unknown>): boolean {
  const inBranch = path.some((step) => step === "then" || step === "else" || step === "cases");
  const isOpen = [given.visible, given.enabled].every((value) => value === undefined || value === true);
  return given.required === true && component !== "NavigationList" && isOpen && !inBranch;
}
