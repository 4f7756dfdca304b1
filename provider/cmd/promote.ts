import { Command, Option } from "commander";
import { CommandError, endWith, FINDINGS } from "./outcome";
import { confirm, inColor, log, printColored } from "./terminal";

interface PromoteFlags {
  from: string;
  to: string;
  cwd: string;
  yes?: boolean;
  pullRequest?: boolean;
  key: string;
}

/** `pulumi-cams promote`: brings to one stack exactly what another one has published. */
export function promoteCommand(): Command {
  return new Command("promote")
    .description(
      "Update a stack to what another stack of the project has published, after showing the difference and asking for confirmation.",
    )
    .requiredOption("--from <stack>", "the stack to promote from")
    .requiredOption("--to <stack>", "the stack to update")
    .option("-C, --cwd <folder>", "folder of the Pulumi project", ".")
    .option("--yes", "skip the confirmation")
    .addOption(
      new Option(
        "--pull-request",
        "write the published digests into the configuration of the stack for review, instead of updating it",
      ).conflicts("yes"),
    )
    .option(
      "--key <name>",
      "configuration key of these digests, an object with a digest for each flow name",
      "expectDigests",
    )
    .addHelpText(
      "after",
      `
Runs the Pulumi CLI on the PATH, with the same environment as \`pulumi up\`. Exits with 1, before anything is changed, if this
checkout is not what the first stack has published.

Examples:
  pulumi-cams promote --from staging --to prod
  pulumi-cams promote --from staging --to prod --pull-request`,
    )
    .action(async ({ from, to, cwd, yes, pullRequest, key }: PromoteFlags) => {
      if (from === to) throw new CommandError(`--from and --to are both ${from}; use two different stacks`);
      const { openStacks, promote, propose }: typeof import("./promotion") = require("./promotion");
      const color = inColor();
      const stacks = await openStacks(cwd, { print: (output) => process.stdout.write(output), color });
      const ask = async (question: string) => yes === true || confirm(question);
      const shown = { from, to, print: printColored, color };
      const refusals = await (pullRequest === true
        ? propose(stacks, { ...shown, key })
        : promote(stacks, { ...shown, confirm: ask }));
      for (const refusal of refusals) log(`refused: ${refusal}`);
      if (refusals.length > 0) endWith(FINDINGS);
    });
}
