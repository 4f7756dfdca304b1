import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import * as path from "node:path";
import { promisify } from "node:util";
import { isDynamicPattern } from "tinyglobby";
import { CommandError } from "../outcome";
import { FLOW_ENDING, FLOW_FILES, findFiles } from "./find";

/** A flow file of the working tree beside what a Git revision has under its name. */
export interface FlowAtBase {
  file: string;
  /** The content at the revision; undefined when the revision does not have the file. */
  before: Uint8Array | undefined;
  /** Whether the working tree still has the file. */
  exists: boolean;
}

/**
 * The flow files that arguments mean in the working tree or meant at a Git revision, in the order of their names. Files
 * of which Git knows that they are the same are left out.
 *
 * @throws CommandError when there is no such revision, Git is not at hand, or an argument means no file in either
 */
export async function baseFlows(revision: string, args: readonly string[]): Promise<FlowAtBase[]> {
  const root = (await git("rev-parse", "--show-toplevel")).trimEnd();
  const commit = await commitOf(revision);
  const flows = new Map<string, FlowAtBase>();
  for (const argument of args) {
    const changes = await changesSince(commit, argument);
    const gone = [...changes].filter(([, status]) => status === "D").map(([name]) => name);
    for (const file of await present(argument, gone.length > 0)) {
      const name = path.relative(root, path.resolve(file)).split(path.sep).join("/");
      const status = changes.get(name);
      if (status === undefined) continue;
      const before = status === "A" ? undefined : await contentAt(commit, name);
      flows.set(name, { file: path.normalize(file), before, exists: true });
    }
    for (const name of gone.filter((each) => !flows.has(each) && isMeant(argument, each))) {
      const file = path.relative(process.cwd(), path.join(root, name));
      flows.set(name, { file, before: await contentAt(commit, name), exists: false });
    }
  }
  return [...flows.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
}

async function commitOf(revision: string): Promise<string> {
  const object = `${revision}^{commit}`;
  const found = await git("rev-parse", "--verify", "--quiet", "--end-of-options", object).catch(() => undefined);
  if (found === undefined) throw new CommandError(`Git does not know the revision ${revision}; fetch it first`);
  return found.trim();
}

/** What became of files since a commit, by their names in the repository: `A` of a new one, `D` of one that is gone. */
async function changesSince(commit: string, argument: string): Promise<Map<string, string>> {
  const pattern = await pathspecOf(argument);
  const untracked = await git("ls-files", "--others", "--full-name", "-z", "--", pattern);
  const changed = await git("diff", "--name-status", "--no-renames", "-z", commit, "--", pattern);
  const changes = new Map(untracked.split("\0").map((name) => [name, "A"]));
  const fields = changed.split("\0");
  for (let index = 0; index + 1 < fields.length; index += 2) changes.set(fields[index + 1] ?? "", fields[index] ?? "");
  return changes;
}

/** An argument in Git's words: a folder stands for the flow files in it. */
async function pathspecOf(argument: string): Promise<string> {
  const kind = await stat(argument).catch(() => undefined);
  if (kind?.isDirectory()) return `:(glob)${path.posix.join(argument, FLOW_FILES)}`;
  return kind === undefined && isDynamicPattern(argument) ? `:(glob)${argument}` : `:(literal)${argument}`;
}

/** The files of an argument that the working tree has; there may be none where some are gone. */
async function present(argument: string, someAreGone: boolean): Promise<string[]> {
  try {
    return await findFiles(argument);
  } catch (error) {
    if (error instanceof CommandError && someAreGone) return [];
    throw error;
  }
}

/** Of a folder that is gone as a whole, Git names all files. */
const isMeant = (argument: string, name: string) =>
  isDynamicPattern(argument) || name.endsWith(FLOW_ENDING) || path.posix.basename(name) === path.basename(argument);

const contentAt = (commit: string, name: string): Promise<Uint8Array> =>
  gitBytes("cat-file", "blob", `${commit}:${name}`);

const git = async (...args: string[]): Promise<string> => (await gitBytes(...args)).toString("utf8");

const run = promisify(execFile);

async function gitBytes(...args: string[]): Promise<Buffer> {
  try {
    return (await run("git", args, { maxBuffer: Number.POSITIVE_INFINITY, encoding: "buffer" })).stdout;
  } catch (error) {
    const { code, stderr = "" } = error as NodeJS.ErrnoException & { stderr?: string | Buffer };
    const [said] = String(stderr).split("\n");
    throw new CommandError(
      code === "ENOENT" ? "--base needs Git, which is not on the PATH" : `git ${args[0]}: ${said}`,
    );
  }
}
