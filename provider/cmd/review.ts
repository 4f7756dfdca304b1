import { Command } from "commander";
import type { Verified } from "./comment";
import { readInput } from "./files";
import { CommandError, endWith, FINDINGS } from "./outcome";
import { print } from "./terminal";

/** A preview repeats each document up to four times; a larger one is none that a person could review. */
const MOST_BYTES = 256 * 1024 * 1024;

/** A comment has at most 65,536 characters. */
const MOST_COMMENT_BYTES = 1024 * 1024;

/** `pulumi-cams review`: what a pull request does to flows, as one comment for it, and whether that is still so. */
export function reviewCommand(): Command {
  return new Command("review")
    .description("Turn `pulumi preview --json` output into a pull request comment.")
    .argument("[file]", "the output of pulumi preview --json", "-")
    .option(
      "--verify <reviewed>",
      "compare the preview with a reviewed one instead: the file of its comment, the digest of its plan, or none",
    )
    .addHelpText(
      "after",
      "\nNeeds no credentials. The comment starts with <!-- pulumi-cams review -->, so that a workflow can find and replace it.\n" +
        "It ends with a digest of the plan. --verify exits with 1 if the preview would do anything that was not reviewed.\n" +
        "\nExamples:\n  pulumi preview --json | pulumi-cams review > comment.md\n" +
        "  pulumi preview --json | pulumi-cams review --verify comment.md",
    )
    .action(async (file: string, { verify }: { verify?: string }) => {
      if (file === "-" && verify === "-") {
        throw new CommandError("preview and --verify are both the standard input; give the name of a file for one");
      }
      const { text } = await readInput(file, MOST_BYTES, "preview");
      // Loaded here, because reading a preview needs what checks its shape, and the other commands do not.
      const { isDigest, reviewComment, verifyPreview }: typeof import("./comment") = require("./comment");
      if (verify === undefined) return print(reviewComment(text, file));
      const reviewed = async () => ({
        file: verify,
        comment: (await readInput(verify, MOST_COMMENT_BYTES, "comment")).text,
      });
      const wanted = verify === "none" ? verify : isDigest(verify) ? { digest: verify } : await reviewed();
      const verified = verifyPreview(text, file, wanted);
      print(inWords(verified));
      if (verified.differences.length > 0) endWith(FINDINGS);
    });
}

function inWords({ stack, size, digest, differences, finished }: Verified): string {
  const lines = [...differences, ...finished].map((line) => `- ${line}`);
  const what =
    size === 0 ? `Nothing would change in stack ${stack}.` : `The plan of stack ${stack} is the reviewed one.`;
  if (differences.length === 0) return [what, ...lines].join("\n");
  return [
    `The plan of stack ${stack} is not the reviewed one:`,
    ...lines,
    "Nothing was changed.",
    `To apply this plan, review it (pulumi-cams review prints it) and verify it by its digest: --verify ${digest}`,
  ].join("\n");
}
