import { readFileSync } from "node:fs";
import * as path from "node:path";
import { RESOURCES } from "../../../provider/resources";
import { inputDescriptions, outputDescriptions } from "../../../provider/resources/descriptions";
import { generatedFiles, withDocComments } from "../../../provider/resources/reference";

const read = (file: string) => readFileSync(path.join(__dirname, "../../..", file), "utf8");

const fileOf = (type: string) => `sdk/${type.charAt(0).toLowerCase()}${type.slice(1)}.ts`;

test.each(Object.entries(generatedFiles(read)))("%s says what the tables of inputs and outputs say", (file, text) => {
  expect(read(file)).toBe(text);
});

test.each(RESOURCES)("every input of $type is described, and the id is an output", ({ inputs, outputs, id }) => {
  const described = Object.values(inputs).map((schema) => inputDescriptions.get(schema)?.description ?? "");
  expect(described.filter((text) => !/^[A-Z].*\.$/.test(text))).toEqual([]);
  expect(Object.keys(outputs)).toContain(id);
});

test.each(RESOURCES)("the class $type of the SDK has all outputs that are described", ({ type, outputs }) => {
  const source = read(fileOf(type));
  const described = Object.entries(outputs).filter(([, schema]) => outputDescriptions.has(schema));
  const missing = described.filter(([name]) => !source.includes(`  declare readonly ${name}: pulumi.Output<`));
  expect(missing.map(([name]) => name)).toEqual([]);
});

test.each(RESOURCES)("a comment in the SDK that says something else of $type is corrected", (resource) => {
  const source = read(fileOf(resource.type));
  const other = source.replace(
    / {2}\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n(?= {2}\w+\??: pulumi\.Input)/,
    "  /** Something else. */\n",
  );
  expect(other).not.toBe(source);
  expect(withDocComments(other, resource)).toBe(source);
});
