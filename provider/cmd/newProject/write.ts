import { mkdir, readdir, writeFile } from "node:fs/promises";
import * as path from "node:path";
import { reasonOf } from "../files";
import { CommandError } from "../outcome";
import type { ProjectFiles } from "./projectFiles";

/** What is in a folder that counts as empty: a new repository, and what the Finder leaves. */
const IGNORED = [".git", ".DS_Store"];

/** A message lists at most this many files. */
const LISTED = 5;

/**
 * Writes a project into an empty folder, which is made where it is missing. Nothing is ever overwritten.
 *
 * @throws CommandError that names the files in the way, or the reason why the file system refuses
 */
export async function writeProject(folder: string, files: ProjectFiles): Promise<void> {
  const inTheWay = (await entriesOf(folder)).filter((name) => !IGNORED.includes(name));
  if (inTheWay.length > 0) {
    const listed = inTheWay.slice(0, LISTED).join(", ");
    const others = inTheWay.length > LISTED ? ` and ${inTheWay.length - LISTED} more` : "";
    throw new CommandError(
      `${path.resolve(folder)} is not empty: it has ${listed}${others}. Nothing was written. Name an empty or a new folder, such as: pulumi-cams init my-flows`,
    );
  }
  for (const [name, text] of Object.entries(files)) {
    await writeFile(path.join(folder, name), text, { flag: "wx" }).catch((error: unknown) => {
      throw new CommandError(`${path.join(folder, name)}: it cannot be written: ${reasonOf(error)}`);
    });
  }
}

async function entriesOf(folder: string): Promise<string[]> {
  try {
    await mkdir(folder, { recursive: true });
    return (await readdir(folder)).sort();
  } catch (error) {
    throw new CommandError(`${folder}: ${reasonOf(error)}`);
  }
}
