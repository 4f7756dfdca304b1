import type { JsonValue } from "../json";
import { DEFINITIONS, type Declaration, declarationsOf } from "./declarations";
import { exchangeOf } from "./exchange";
import type { Schema } from "./schema";

const WIDTH = 120;

/**
 * TypeScript types of what a flow exchanges: `Reply`, `EntryPayload`, and of a flow with an endpoint `EndpointRequest` with
 * the requests of each screen and the answers that are allowed there. The text is laid out as Biome and Prettier do with
 * lines of 120 characters, and is the same for the same document. Takes any JSON value.
 */
export function exchangeTypes(document: unknown): string {
  return declarationsOf(exchangeOf(document)).map(declarationText).join("\n");
}

function declarationText({ name, about, schema }: Declaration): string {
  const comment = `/** ${about} */\n`;
  if (isObject(schema)) return `${comment}export interface ${name} ${membersOf(schema, "")}\n`;
  return `${comment}${assigned(`export type ${name} =`, alternativesOf(schema, ""), "", false)};\n`;
}

const isObject = ({ properties = {} }: Schema): boolean => Object.keys(properties).length > 0;

function membersOf({ properties = {}, required = [], additionalProperties }: Schema, indent: string): string {
  const inner = `${indent}  `;
  const lines = Object.entries(properties).map(([key, schema]) => {
    const head = `${inner}${keyText(key)}${required.includes(key) ? "" : "?"}:`;
    const list = schema.type === "array";
    const types = alternativesOf(list ? (schema.items ?? {}) : schema, inner);
    return `${assigned(head, types, inner, list)};`;
  });
  if (additionalProperties) lines.push(`${inner}[key: string]: unknown;`);
  return `{\n${lines.join("\n")}\n${indent}}`;
}

/** What is assigned, on one line where it fits, else one alternative a line. */
function assigned(head: string, types: readonly string[], indent: string, list: boolean): string {
  const joined = types.join(" | ");
  const [before, after] = list ? (types.length > 1 ? ["(", ")[]"] : ["", "[]"]) : ["", ""];
  const whole = `${head} ${before}${joined}${after}`;
  if (types.length === 1 || whole.length + 1 <= WIDTH) return whole;
  const lines = types.map((type) => `\n${indent}  | ${type}`).join("");
  return list ? `${head} (${lines}\n${indent})[]` : `${head}${lines}`;
}

/** The types of which a value has one. */
function alternativesOf(schema: Schema, indent: string): string[] {
  const { $ref, anyOf, allOf, const: constant, enum: values, type } = schema;
  if ($ref !== undefined) return [$ref.slice(DEFINITIONS.length)];
  if (allOf !== undefined) return [allOf.map((part) => alternativesOf(part, indent).join(" | ")).join(" & ")];
  if (anyOf !== undefined) return [...new Set(anyOf.flatMap((part) => alternativesOf(part, indent)))];
  if (constant !== undefined) return [literal(constant)];
  if (values !== undefined) return values.length === 0 ? ["never"] : [...new Set(values.map(literal))];
  if (type === undefined) return ["unknown"];
  const types = Array.isArray(type) ? type : [type];
  return [...new Set(types.map((one) => typeText(one, schema, indent)))];
}

function typeText(type: string, schema: Schema, indent: string): string {
  switch (type) {
    case "array": {
      const items = alternativesOf(schema.items ?? {}, indent);
      return items.length > 1 ? `(${items.join(" | ")})[]` : `${items[0]}[]`;
    }
    case "object":
      return isObject(schema) ? membersOf(schema, indent) : "Record<string, unknown>";
    case "integer":
      return "number";
    default:
      return type;
  }
}

const keyText = (key: string): string => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key));

const literal = (value: JsonValue): string => (typeof value === "string" ? quoted(value) : JSON.stringify(value));

/** In double quotes, unless single ones need fewer escapes. */
function quoted(text: string): string {
  const json = JSON.stringify(text);
  const [doubles, singles] = [text.split('"').length, text.split("'").length];
  return doubles <= singles ? json : `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
