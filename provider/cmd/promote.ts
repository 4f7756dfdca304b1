import { Command } from "commander";
import { CommandError, endWith, FINDINGS } from "./outcome";
import { confirm, inColor, printColored, tell } from "./terminal";

interface PromoteFlags {
  from: string;
  to: string;
  cwd: string;
  yes?: boolean;
}

/** `pulumi-cams promote`: brings to one stack exactly what another one has published. */
export function promoteCommand(): Command {
  return new Command("promote")
    .description(
      "Update a stack to what another stack of the project has published, after showing the difference and asking.",
    )
    .requiredOption("--from <stack>", "the stack that has published it")
    .requiredOption("--to <stack>", "the stack to update")
    .option("-C, --cwd <folder>", "folder of the Pulumi project", ".")
    .option("--yes", "do not ask")
    .addHelpText(
      "after",
      `
Runs the Pulumi CLI on the PATH, with the environment that \`pulumi up\` has. Refuses with 1, before anything is changed, when
this checkout is not what the first stack has published.

Example:
  pulumi-cams promote --from staging --to prod`,
    )
    .action(async ({ from, to, cwd, yes }: PromoteFlags) => {
      if (from === to) throw new CommandError(`--from and --to both name ${from}; give two stacks`);
      const { openStacks, promote } = require("./promotion") as typeof import("./promotion");
      const color = inColor();
      const stacks = await openStacks(cwd, { print: (output) => process.stdout.write(output), color });
      const ask = async (question: string) => yes === true || confirm(question);
      const refusals = await promote(stacks, { from, to, print: printColored, color, confirm: ask });
      for (const refusal of refusals) tell(`refused: ${refusal}`);
      if (refusals.length > 0) endWith(FINDINGS);
    });
}
