import { Command, Option } from "commander";
import { exchangeSchema, exchangeTypes, type JsonObject } from "../../sdk/flow";
import { documentOf } from "./documents";
import { readFlow } from "./files";
import { print } from "./terminal";

const formats = {
  typescript: exchangeTypes,
  "json-schema": (document: JsonObject) => JSON.stringify(exchangeSchema(document), null, 2),
};

/** `pulumi-cams types`: what goes into a flow and comes out of it, as types. */
export function typesCommand(): Command {
  return new Command("types")
    .description(
      "Print the types of a flow's data: its reply, the payload that opens it, and endpoint requests and responses.",
    )
    .argument("<file>", "flow file; - reads the standard input")
    .addOption(
      new Option("--format <format>", "output format: TypeScript types or JSON Schema draft 7")
        .choices(Object.keys(formats))
        .default("typescript"),
    )
    .addHelpText(
      "after",
      "\nExamples:\n  pulumi-cams types signup.flow.json > signup.types.ts\n  pulumi-cams types --format json-schema signup.flow.json > signup.schema.json",
    )
    .action(async (file: string, { format }: { format: keyof typeof formats }) => {
      const { document } = documentOf(await readFlow(file));
      print(formats[format](document));
    });
}
