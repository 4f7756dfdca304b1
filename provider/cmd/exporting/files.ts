import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import * as path from "node:path";
import { reasonOf } from "../files";
import { CommandError } from "../outcome";

/**
 * Writes a file whole or not at all, so that a run that is killed leaves none that the next one takes for another.
 *
 * @param force whether another file that is there is replaced
 * @returns "refused" when it is not
 * @throws CommandError when the file system refuses
 */
export async function writeFileOnce(
  file: string,
  text: string,
  { force }: { force: boolean },
): Promise<"done" | "refused"> {
  const there = await textOf(file);
  if (there === text) return "done";
  if (there !== undefined && !force) return "refused";
  try {
    await mkdir(path.dirname(file), { recursive: true });
    const unfinished = `${file}.unfinished`;
    await writeFile(unfinished, text);
    await rename(unfinished, file);
    return "done";
  } catch (error) {
    throw new CommandError(`${file}: cannot be written: ${reasonOf(error)}`);
  }
}

/**
 * The text of a file; undefined when there is none.
 *
 * @throws CommandError when the file system refuses
 */
export async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new CommandError(`${file}: ${reasonOf(error)}`);
  }
}
