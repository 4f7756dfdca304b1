import { readFile, writeFile } from "node:fs/promises";
import { type Report, readReport, type Scope } from "../../observations";
import { CommandError } from "../outcome";

const DEPTH: Record<Scope, number> = { "read-only": 0, draft: 1, publish: 2 };

/**
 * Checks that a report may be written into a file, before anything is asked: it replaces no file of another kind, and none that
 * holds more answers.
 *
 * @throws CommandError
 */
export async function requireReplaceable(file: string, scope: Scope): Promise<void> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw new CommandError(`${file} cannot be read (${error.code}); give another file with --report`);
  });
  if (text === undefined) return;
  let before: Report;
  try {
    before = readReport(text);
  } catch (error) {
    throw new CommandError(
      `${file} is there already, and ${(error as Error).message}; give another file with --report`,
    );
  }
  if (DEPTH[before.scope] <= DEPTH[scope]) return;
  const how = before.scope === "publish" ? "--probe=publish" : "--probe";
  throw new CommandError(
    `${file} has the answers of ${how}, which this run does not ask for; give another file with --report, or remove it`,
  );
}

/** @throws CommandError when the file cannot be written */
export async function writeReport(file: string, report: Report): Promise<void> {
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`).catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(`${file} cannot be written (${error.code})`);
  });
}
