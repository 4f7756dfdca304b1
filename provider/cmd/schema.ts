import { Command } from "commander";
import { flowSchema } from "../../sdk/flow";
import { CommandError } from "./outcome";
import { print } from "./terminal";

/** `pulumi-cams schema`: the JSON Schema for editors. */
export function schemaCommand(): Command {
  return new Command("schema")
    .description("Print the JSON Schema of flow files, for editors.")
    .option(
      "--flow-version <version>",
      "schema of this Flow JSON version only (default: all versions that Meta accepts)",
    )
    .addHelpText(
      "after",
      "\nExamples:\n  pulumi-cams schema > flow.schema.json\n  pulumi-cams schema --flow-version 7.3 > flow.schema.json",
    )
    .action(({ flowVersion }: { flowVersion?: string }) => print(JSON.stringify(schemaOf(flowVersion), null, 2)));
}

function schemaOf(version: string | undefined) {
  try {
    return flowSchema(version);
  } catch (error) {
    throw error instanceof RangeError ? new CommandError(error.message) : error;
  }
}
