import { type DataType, typesOf, valueMisfit } from "../../../dataModel";
import { DATA_TYPES } from "../../../format";
import { isPlainObject } from "../../../json";
import type { Path } from "../../../path";
import type { CheckContext } from "../../context";
import { LONGEST_PATH } from "../../depth";
import type { Rule } from "../../rule";

/** Schemas of a data model say what their lists hold, and have one example that is what they describe. */
export const screenData: Rule = (tree, context) => {
  for (const screen of tree.screens) {
    if (context.isUnknown(screen.value.data)) continue;
    for (const [key, schema] of Object.entries(screen.data)) {
      if (context.isUnknown(schema) || !isPlainObject(schema)) continue;
      const path = [...screen.path, "data", key];
      checkSchema(schema, path, context, true);
      checkExample(schema, key, path, context);
    }
  }
};

function checkExample(schema: Record<string, unknown>, key: string, path: Path, context: CheckContext): void {
  const misfit = valueMisfit(schema.__example__, schema, context.isUnknown);
  if (misfit === undefined) return;
  const where = misfit.path.length === 0 ? "" : ` at ${misfit.path.join(".")}`;
  context.report({
    code: "INVALID_PROPERTY_TYPE",
    path: [...path, "__example__", ...misfit.path],
    message: `the example of ${key} does not match its schema${where}: it must be of type ${misfit.wanted.join(" or ")}`,
  });
}

function checkSchema(schema: Record<string, unknown>, path: Path, context: CheckContext, isTop: boolean): void {
  if (path.length > LONGEST_PATH) return;
  const { report } = context;
  if (typesOf(schema).includes("array") && schema.items === undefined) {
    report({
      code: "INVALID_SCREEN_DATA",
      // Seen refused at the top of a key; inside a schema nobody has tried.
      severity: isTop ? "error" : "warning",
      path: [...path, "items"],
      message: `the schema of the array ${path.at(-1)} does not declare its items`,
      hint: itemsHint(schema.__example__, context, path),
    });
  }
  if (!isTop && Object.hasOwn(schema, "__example__")) {
    report({
      code: "INVALID_SCREEN_DATA",
      path: [...path, "__example__"],
      message: "__example__ is inside a schema; only a key of the data model can have one",
      hint: "move it into the __example__ of the key",
    });
  }
  if (!isTop && typeof schema.type === "string" && typesOf(schema).length === 0 && !context.isUnknown(schema.type)) {
    report({
      code: "INVALID_ENUM_VALUE",
      severity: "warning",
      path: [...path, "type"],
      message: `type is ${context.show(schema.type, [...path, "type"])}; it must be one of ${DATA_TYPES.join(", ")}`,
    });
  }
  const members = isPlainObject(schema.properties) && !context.isUnknown(schema.properties) ? schema.properties : {};
  const inner: [Path, unknown][] = [
    [[...path, "items"], schema.items],
    ...Object.entries(members).map(([key, member]): [Path, unknown] => [[...path, "properties", key], member]),
  ];
  for (const [at, value] of inner) {
    if (isPlainObject(value) && !context.isUnknown(value)) checkSchema(value, at, context, false);
  }
}

const LONGEST_HINT = 200;

/** What a list holds, as its example shows it. */
function itemsHint(example: unknown, { isUnknown, quote }: CheckContext, path: Path): string {
  const [first] = Array.isArray(example) && !isUnknown(example) ? example : [];
  const items = described(first, isUnknown);
  const text = JSON.stringify(items);
  // A list in the list would have to say what it holds in turn.
  const isShown =
    !text.includes('"array"') && text.length <= LONGEST_HINT && quote("", [...path, "__example__"]) === '""';
  const fits = Array.isArray(example) && example.every((item) => valueMisfit(item, items, isUnknown) === undefined);
  if (example !== undefined && !(isShown && fits)) return "declare the type of its entries in items";
  return `add "items": ${text}`;
}

/** A schema that describes a value, one level deep; a text where there is none. */
function described(value: unknown, isUnknown: (value: unknown) => boolean): Record<string, unknown> {
  if (!isPlainObject(value) || isUnknown(value)) return { type: jsonType(value) };
  const properties = Object.entries(value).map(([key, member]) => [key, { type: jsonType(member) }]);
  return { type: "object", properties: Object.fromEntries(properties) };
}

function jsonType(value: unknown): DataType {
  if (Array.isArray(value)) return "array";
  if (isPlainObject(value)) return "object";
  if (typeof value === "number") return "number";
  return typeof value === "boolean" ? "boolean" : "string";
}
