import { z } from "zod";
import type { ResourceDescription } from "../definition";
import { EFFECTS, inputDescriptions, outputDescriptions, type Schemas } from "../descriptions";

const HEAD = `# Resources

<!-- Generated from the tables of inputs and outputs in provider/resources by "npm run generate". Not to be edited by hand. -->

What \`pulumi-cams\` manages. Every input accepts outputs of other resources and secrets. "A change" says what happens
when only this input changes.`;

/** The reference of all inputs and outputs as Markdown. */
export function referenceText(resources: readonly ResourceDescription[]): string {
  return `${[HEAD, ...resources.map(sectionOf)].join("\n\n")}\n`;
}

function sectionOf({ type, description, inputs, outputs, id }: ResourceDescription): string {
  const outputRows = Object.entries(outputs).flatMap(([name, schema]) => {
    const about = aboutOutput(schema, name === id);
    return about === undefined ? [] : [[code(name), code(typeOf(schema)), about]];
  });
  return [
    `## ${type}`,
    description,
    tableOf(["input", "type", "description", "default", "a change"], inputRows(type, inputs)),
    tableOf(["output", "type", "description"], outputRows),
  ].join("\n\n");
}

/** What an output is; undefined for what is only our own. */
export function aboutOutput(schema: z.ZodType, isId: boolean): string | undefined {
  const about = outputDescriptions.get(schema)?.description;
  return about !== undefined && isId ? `${about} Also the id of the resource.` : about;
}

function inputRows(type: string, inputs: Schemas): string[][] {
  return Object.entries(inputs).map(([name, schema]) => {
    const described = inputDescriptions.get(schema);
    if (described === undefined) throw new Error(`input ${name} of ${type} has no description`);
    const { description, change, changeText } = described;
    return [
      code(name),
      code(typeOf(schema)),
      description,
      defaultOf(schema) ?? "required",
      changeText ?? EFFECTS[change],
    ];
  });
}

/** What counts when an input is left out, as Markdown; undefined for a required input. */
export function defaultOf(schema: z.ZodType): string | undefined {
  if (!schema.safeParse(undefined).success) return undefined;
  const { default: value, defaultText } = inputDescriptions.get(schema) ?? {};
  if (defaultText !== undefined) return defaultText;
  if (value === undefined) return "none";
  return code(typeof value === "string" ? value : JSON.stringify(value));
}

/** The type of a value as TypeScript would spell it; that an output may be null is not shown, since the SDK hides it. */
function typeOf(schema: z.ZodType): string {
  return spelled(z.toJSONSchema(schema, { metadata: inputDescriptions, unrepresentable: "any", io: "input" }));
}

function spelled(schema: z.core.JSONSchema._JSONSchema): string {
  if (typeof schema === "boolean") return "any JSON";
  const { anyOf, enum: values, items, additionalProperties } = schema;
  if (values !== undefined) return values.map((value) => JSON.stringify(value)).join(" | ");
  if (anyOf !== undefined) return oneOf(anyOf.map(spelled));
  if (Array.isArray(schema.type)) return oneOf(schema.type);
  if (schema.type === "array" && items !== undefined && !Array.isArray(items)) return `${spelled(items)}[]`;
  if (typeof additionalProperties === "object") return `{ [name]: ${spelled(additionalProperties)} }`;
  return schema.type ?? "any JSON";
}

const oneOf = (types: readonly string[]) => types.filter((type) => type !== "null").join(" | ");

const code = (text: string) => `\`${text}\``;

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), `|${head.map(() => "---|").join("")}`, ...rows.map(line)].join("\n");
}
