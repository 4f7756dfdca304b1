import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import * as path from "node:path";
import { promisify } from "node:util";
import { MAX_FLOW_BYTES } from "../../../sdk/flow";
import { CommandError } from "../outcome";
import { FLOW_FILES, findFiles } from "./find";

/** A flow file of the working tree beside what a Git revision has under its name. */
export interface FlowAtBase {
  file: string;
  /** The text at the revision; undefined when the revision does not have the file. */
  before: string | undefined;
  /** Whether the working tree still has the file. */
  exists: boolean;
}

/**
 * The flow files that arguments mean in the working tree or meant at a Git revision, in the order of their names.
 *
 * @throws CommandError when there is no such revision, Git is not at hand, or an argument means no file in either
 */
export async function baseFlows(revision: string, args: readonly string[]): Promise<FlowAtBase[]> {
  const commit = (await git("rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`)).trim();
  const files = new Map<string, boolean>();
  for (const argument of args) {
    const pattern = await pathspecOf(argument);
    const gone = await git(
      "diff",
      "--name-only",
      "--relative",
      "--no-renames",
      "--diff-filter=D",
      "-z",
      commit,
      "--",
      pattern,
    );
    const removed = gone.split("\0").filter((name) => name !== "");
    try {
      for (const file of await findFiles(argument)) files.set(path.normalize(file), true);
    } catch (error) {
      if (removed.length === 0) throw error;
    }
    for (const name of removed) files.set(path.normalize(name), false);
  }
  const named = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return Promise.all(named.map(async ([file, exists]) => ({ file, exists, before: await textAt(commit, file) })));
}

/** An argument in Git's words: a folder stands for the flow files in it. */
async function pathspecOf(argument: string): Promise<string> {
  const kind = await stat(argument).catch(() => undefined);
  if (kind?.isDirectory()) return `:(glob)${path.posix.join(argument, FLOW_FILES)}`;
  return kind === undefined ? `:(glob)${argument}` : `:(literal)${argument}`;
}

/** The text that a commit has under a name of the working tree; undefined when it has none. */
async function textAt(commit: string, file: string): Promise<string | undefined> {
  const inRepository = path.isAbsolute(file) ? path.relative(process.cwd(), file) : file;
  const object = `${commit}:./${inRepository.split(path.sep).join("/")}`;
  const known = await git("rev-parse", "--verify", "--quiet", "--end-of-options", object).catch(() => undefined);
  return known === undefined ? undefined : git("cat-file", "blob", known.trim());
}

const run = promisify(execFile);

async function git(...args: string[]): Promise<string> {
  try {
    const { stdout } = await run("git", args, { maxBuffer: 2 * MAX_FLOW_BYTES });
    return stdout;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT")
      throw new CommandError("--base needs Git, which is not on the PATH");
    const { stderr = "" } = error as { stderr?: string };
    const asked = args.at(-1) ?? "";
    throw new CommandError(
      stderr.trim() === ""
        ? `Git knows no revision ${asked.replace(/\^\{commit\}$/, "")}; fetch it first`
        : `git ${args[0]}: ${stderr.trim().split("\n")[0]}`,
    );
  }
}
