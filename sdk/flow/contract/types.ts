import { isPlainObject } from "../json";
import type { Path } from "../path";
import type { Surface } from "./surfaceTypes";

/** The JSON type of the value that a component collects. */
const inputTypes: Record<string, string> = {
  CheckboxGroup: "array",
  ChipsSelector: "array",
  DatePicker: "string",
  DocumentPicker: "array",
  Dropdown: "string",
  NavigationList: "string",
  OptIn: "boolean",
  PhotoPicker: "array",
  RadioButtonsGroup: "string",
  TextArea: "string",
};

/** The JSON type of the value that a component collects; undefined when it is not known. */
export function inputType(component: Record<string, unknown>): string | undefined {
  const type = String(component.type);
  if (type === "CalendarPicker") return component.mode === "range" ? "object" : "string";
  if (type === "TextInput") {
    const number = component["input-type"] === "number" || component["input-type"] === "passcode";
    return number ? "number" : "string";
  }
  return Object.hasOwn(inputTypes, type) ? inputTypes[type] : undefined;
}

const DEPTH = 8;

/** The type of a data key with all that its schema says of inner types, in one text; examples do not count. */
export function shapeOf(schema: unknown, depth = 0): string | undefined {
  if (!isPlainObject(schema) || depth > DEPTH) return undefined;
  const type = typeof schema.type === "string" ? schema.type : "any";
  const properties = isPlainObject(schema.properties) ? Object.entries(schema.properties) : [];
  const inner = properties
    .map(([key, value]) => `${JSON.stringify(key)}: ${shapeOf(value, depth + 1) ?? "any"}`)
    .sort();
  const items = schema.items === undefined ? "" : ` of ${shapeOf(schema.items, depth + 1) ?? "any"}`;
  return `${type}${items}${inner.length === 0 ? "" : ` {${inner.join(", ")}}`}`;
}

/** Where a binding takes its value from, and of which type that is. */
export interface Source {
  type: string | undefined;
  path?: Path;
}

const BINDING = /^\$\{(?:screen\.([^.}]+)\.)?(form|data)\.([^.}]+)((?:\.[^.}]+)*)\}$/;

/** The JSON type of a value in a payload on a screen, with bindings followed to inputs and data keys. */
export function sourceOf(value: unknown, screenId: string, { screens }: Surface): Source {
  if (Array.isArray(value)) return { type: "array" };
  if (typeof value !== "string" || value.length > 1_000) return { type: value === null ? "null" : typeof value };
  const [match, otherScreen, root, name = "", rest = ""] = BINDING.exec(value) ?? [];
  // A backtick expression, or a binding that is malformed, can be anything.
  if (match === undefined) return { type: /^`|\$\{/.test(value) ? undefined : "string" };
  const screen = screens.get(otherScreen ?? screenId);
  if (root === "form") {
    const input = screen?.inputs.get(name);
    return rest === "" ? { type: input?.type, path: input?.path } : { type: undefined };
  }
  let schema: unknown = screen !== undefined && Object.hasOwn(screen.schemas, name) ? screen.schemas[name] : undefined;
  for (const step of rest.split(".").slice(1)) {
    const properties = isPlainObject(schema) && isPlainObject(schema.properties) ? schema.properties : {};
    schema = Object.hasOwn(properties, step) ? properties[step] : undefined;
  }
  const type = isPlainObject(schema) && typeof schema.type === "string" ? schema.type : undefined;
  return { type, path: screen?.data.get(name)?.path };
}
