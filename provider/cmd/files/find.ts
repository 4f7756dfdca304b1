import { stat } from "node:fs/promises";
import * as path from "node:path";
// A library, because the glob of Node prints a warning about itself before Node 22.17.
import { glob, isDynamicPattern } from "tinyglobby";
import { CommandError } from "../outcome";
import { reasonOf } from "./reason";

/** How the name of a flow file ends, by which it is known in a folder. */
export const FLOW_ENDING = ".flow.json";

/** The flow files of a folder, as a glob. */
export const FLOW_FILES = `**/*${FLOW_ENDING}`;

/** What an argument for flow files may be. */
export const FILES_HELP = `flow files, globs, or folders (all files in them that end in ${FLOW_ENDING})`;

/** Never looked into, however a glob is written. */
const ignore = ["**/node_modules/**", "**/.git/**"];

/**
 * The files that an argument means, in the order of their names; `-`, the standard input, is itself.
 *
 * @throws CommandError when it means none
 */
export async function findFiles(argument: string): Promise<string[]> {
  if (argument === "-") return ["-"];
  const found = await kindOf(argument);
  if (found === "file") return [argument];
  if (found === "folder") {
    const names = await glob(FLOW_FILES, { cwd: argument, ignore, expandDirectories: false });
    if (names.length === 0) throw new CommandError(`${argument}: no file in this folder ends in ${FLOW_ENDING}`);
    return names.map((name) => path.join(argument, name)).sort();
  }
  if (!isDynamicPattern(argument)) throw new CommandError(`${argument}: no such file or folder`);
  const names = await glob(argument, { ignore, expandDirectories: false });
  if (names.length === 0) throw new CommandError(`${argument}: no file matches this glob`);
  return names.sort();
}

async function kindOf(name: string): Promise<"file" | "folder" | undefined> {
  try {
    return (await stat(name)).isDirectory() ? "folder" : "file";
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw new CommandError(`${name}: ${reasonOf(error)}`);
  }
}
