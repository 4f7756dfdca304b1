import { readFile, writeFile } from "node:fs/promises";
import * as path from "node:path";
import { type Report, readReport, type Scope } from "../../observations";
import { CommandError } from "../outcome";

const DEPTH: Record<Scope, number> = { "read-only": 0, draft: 1, publish: 2 };

/**
 * Checks that a report may be written into a file, before anything is asked: it replaces no file of another kind, and none that
 * has the answers of a deeper probe.
 *
 * @throws CommandError
 */
export async function requireReplaceable(file: string, scope: Scope): Promise<void> {
  const before = await readIfThere(file);
  if (before === undefined || DEPTH[before.scope] <= DEPTH[scope]) return;
  const how = before.scope === "publish" ? "--probe=publish" : "--probe";
  throw new CommandError(
    `${file} has the answers of ${how}, which this run does not ask for; give another file with --report, or remove it`,
  );
}

/** Where a report was written. */
export interface Written {
  file: string;
  /** Questions that the older report answers and this one does not, for which it was kept. */
  kept: string[];
}

/**
 * Writes a report. One that lacks answers of the report that is there already, because this run could not ask for them, is
 * written beside it.
 *
 * @throws CommandError when the file cannot be written
 */
export async function writeReport(file: string, report: Report): Promise<Written> {
  const before = await readIfThere(file);
  const answers = new Set(report.questions.map(({ id }) => id));
  const kept = before?.questions.flatMap(({ id }) => (answers.has(id) ? [] : [id])) ?? [];
  const target = kept.length === 0 ? file : beside(file);
  await writeFile(target, `${JSON.stringify(report, null, 2)}\n`).catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(`${target} cannot be written (${error.code})`);
  });
  return { file: target, kept };
}

function beside(file: string): string {
  const { dir, name, ext } = path.parse(file);
  return path.join(dir, `${name}.new${ext}`);
}

async function readIfThere(file: string): Promise<Report | undefined> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw new CommandError(`${file} cannot be read (${error.code}); give another file with --report`);
  });
  if (text === undefined) return undefined;
  try {
    return readReport(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandError(`${file} is there already, and ${why}; give another file with --report`);
  }
}
