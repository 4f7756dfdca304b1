import { Command, Option } from "commander";
import { flowGraph, toDot, toMermaid, toSvg } from "../../sdk/flow";
import { documentOf } from "./documents";
import { readFlow } from "./files";
import { print } from "./terminal";

const drawings = { mermaid: toMermaid, dot: toDot, svg: toSvg };

/** `pulumi-cams graph`: the screens of a flow and the ways between them. */
export function graphCommand(): Command {
  return new Command("graph")
    .description("Draw a flow's screens and navigation as a graph.")
    .argument("<file>", "flow file; - reads the standard input")
    .addOption(
      new Option("--format <format>", "output format: mermaid for Markdown, dot for Graphviz, or svg")
        .choices(Object.keys(drawings))
        .default("mermaid"),
    )
    .addHelpText("after", "\nExample:\n  pulumi-cams graph --format svg signup.flow.json > signup.svg")
    .action(async (file: string, { format }: { format: keyof typeof drawings }) => {
      const { document } = documentOf(await readFlow(file));
      print(drawings[format](flowGraph(document)));
    });
}
