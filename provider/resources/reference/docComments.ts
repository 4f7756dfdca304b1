import type { z } from "zod";
import type { ResourceDescription } from "../definition";
import { EFFECTS, inputDescriptions, type Schemas } from "../descriptions";
import { aboutOutput, defaultOf } from "./page";

/** Columns of a line of source. */
const WIDTH = 120;

/**
 * The source of a resource's class in the SDK, with the doc comments of its arguments and outputs as the tables say
 * them. An editor shows them, and the SDK may load neither zod nor the tables.
 */
export function withDocComments(source: string, { type, inputs, outputs, id }: ResourceDescription): string {
  const withInputs = inBlock(source, `export interface ${type}Args {`, "\n}", (block) =>
    commented(block, inputs, aboutInput),
  );
  return inBlock(withInputs, `export class ${type} `, "\n  constructor(", (block) =>
    commented(block, outputs, (schema, name) => aboutOutput(schema, name === id)),
  );
}

function aboutInput(schema: z.ZodType): string | undefined {
  const described = inputDescriptions.get(schema);
  if (described === undefined) return undefined;
  const { description, change, changeText } = described;
  const otherwise = defaultOf(schema);
  return [
    description,
    ...(change === "none" && changeText === undefined ? [] : [`A change ${changeText ?? EFFECTS[change]}.`]),
    ...(otherwise === undefined ? [] : [`By default ${otherwise}.`]),
  ].join(" ");
}

function inBlock(source: string, start: string, end: string, change: (block: string) => string): string {
  const from = source.indexOf(start);
  const to = source.indexOf(end, from);
  return source.slice(0, from) + change(source.slice(from, to)) + source.slice(to);
}

/** Replaces the comment of each member that the table describes. */
const commented = (block: string, table: Schemas, about: (schema: z.ZodType, name: string) => string | undefined) =>
  Object.entries(table).reduce((text, [name, schema]) => {
    const words = about(schema, name);
    if (words === undefined) return text;
    const member = new RegExp(`(?:  /\\*\\*(?:(?!\\*/)[\\s\\S])*\\*/\\n)?(  (?:declare readonly )?${name}\\??: )`);
    return text.replace(member, (_, declaration) => commentOf(words) + declaration);
  }, block);

function commentOf(words: string): string {
  const single = `  /** ${words} */\n`;
  if (single.length <= WIDTH + 1) return single;
  const lines: string[] = [];
  for (const word of words.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > WIDTH) lines.push(`   * ${word}`);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return `  /**\n${lines.join("\n")}\n   */\n`;
}
