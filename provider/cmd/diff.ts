import { Command, Option } from "commander";
import { type Comparison, type ComparisonFormat, compare, comparisons } from "./comparison";
import { documentOf } from "./documents";
import { baseFlows, decoded, FILES_HELP, readFlow } from "./files";
import { CREDENTIALS_HELP, liveDocument, spaceOption } from "./live";
import { CommandError, endWith, FINDINGS } from "./outcome";
import { fail, inColor, log, print, printColored } from "./terminal";

interface DiffFlags {
  base?: string;
  live?: string;
  custSpaceId?: string;
  format: ComparisonFormat;
  exitCode?: boolean;
  failOn?: "breaking";
}

/** `pulumi-cams diff`: what changed between two versions of flows, as a reader would name it. */
export function diffCommand(): Command {
  return new Command("diff")
    .description("Describe what changed between two versions of a flow, and what the changes may break.")
    .argument(
      "<files...>",
      `two flow files (- reads the standard input), or one with --live; with --base ${FILES_HELP}`,
    )
    .addOption(new Option("--base <revision>", "compare the working tree with this Git revision").conflicts("live"))
    .option("--live <flowId>", "compare the document of this flow in CAMS with the file")
    .addOption(spaceOption())
    .addOption(new Option("--format <format>", "output format").choices(Object.keys(comparisons)).default("text"))
    .option("--exit-code", "exit with 1 if anything changed")
    .addOption(new Option("--fail-on <changes>", "exit with 1 if a change is breaking").choices(["breaking"]))
    .addHelpText(
      "after",
      `${CREDENTIALS_HELP}Only --live needs them.

Examples:
  pulumi-cams diff old.flow.json new.flow.json
  pulumi-cams diff --base origin/main flows/
  pulumi-cams diff --live 926753328126431 signup.flow.json`,
    )
    .action(async (files: string[], flags: DiffFlags) => {
      const found = await comparisonsOf(files, flags);
      (flags.format === "text" ? printColored : print)(comparisons[flags.format](found, { color: inColor() }));
      const changed = flags.exitCode && found.some(({ status }) => status !== "unchanged");
      if (changed || (flags.failOn && found.some(({ breaking }) => breaking))) endWith(FINDINGS);
    });
}

async function comparisonsOf(files: string[], { base, live, custSpaceId }: DiffFlags): Promise<Comparison[]> {
  if (base !== undefined) return sinceBase(base, files);
  const [first = "", second = "", ...more] = files;
  if (live !== undefined) {
    if (files.length > 1) throw new CommandError("diff --live compares one file with CAMS; pass exactly one");
    const after = documentOf(await readFlow(first)).document;
    const before = await liveDocument(live, custSpaceId);
    return [compare({ name: `flow ${live}`, document: before }, { name: first, document: after })];
  }
  if (second === "" || more.length > 0 || (first === "-" && second === "-")) {
    throw new CommandError("diff compares two files, the old and the new one; pass two files, or use --base or --live");
  }
  const [before, after] = [documentOf(await readFlow(first)), documentOf(await readFlow(second))];
  return [compare({ name: first, document: before.document }, { name: second, document: after.document })];
}

async function sinceBase(base: string, files: string[]): Promise<Comparison[]> {
  if (files.includes("-")) throw new CommandError("diff --base cannot read the standard input; pass files");
  const found: Comparison[] = [];
  for (const { file, before, exists } of await baseFlows(base, files)) {
    const old = {
      name: `${base}:${file}`,
      document: before === undefined ? undefined : oldDocument(base, file, before),
    };
    try {
      found.push(
        compare(old, { name: file, document: exists ? documentOf(await readFlow(file)).document : undefined }),
      );
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      fail(error.message);
    }
  }
  return found;
}

/** A file that held no flow at the revision is compared with nothing: a change that repairs it must be able to pass. */
function oldDocument(base: string, file: string, content: Uint8Array) {
  const name = `${base}:${file}`;
  try {
    return documentOf({ file: name, ...decoded(content, name) }).document;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    log(`note: ${error.message}; ${file} counts as new`);
    return undefined;
  }
}
