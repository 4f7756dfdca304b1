import { Command } from "commander";
import { readInput } from "./files";
import { print } from "./terminal";

/** A preview repeats each document up to four times; a larger one is none that a person could review. */
const MOST_BYTES = 256 * 1024 * 1024;

/** `pulumi-cams review`: what a pull request does to flows, as one comment for it. */
export function reviewCommand(): Command {
  return new Command("review")
    .description("Turn `pulumi preview --json` output into a pull request comment.")
    .argument("[file]", "the output of pulumi preview --json", "-")
    .addHelpText(
      "after",
      "\nNeeds no credentials. The comment starts with <!-- pulumi-cams review -->, so that a workflow can find and replace it.\n" +
        "\nExample:\n  pulumi preview --json | pulumi-cams review > comment.md",
    )
    .action(async (file: string) => {
      const { text } = await readInput(file, MOST_BYTES, "preview");
      // Loaded here, because reading a preview needs what checks its shape, and the other commands do not.
      const { reviewComment } = require("./comment") as typeof import("./comment");
      print(reviewComment(text, file));
    });
}
