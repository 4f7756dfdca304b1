import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir, rm, stat } from "node:fs/promises";
import * as path from "node:path";
import { promisify } from "node:util";
import { lock } from "proper-lockfile";
import { pulumiHome } from "./pulumiHome";

const run = promisify(execFile);

const REQUIREMENTS = path.join(__dirname, "python/requirements.txt");

/** A Python with the Pulumi SDK in an environment of its own, or why there is none. */
export type Python = { folder: string; python: string } | { missing: string };

/**
 * The Python in which programs of tests run, with the SDK of PyPI. Its environment is made once (about half a minute)
 * and stays in the cache; one that was left half-made is made again.
 */
export async function findPython(): Promise<Python> {
  const [, version] = /^pulumi==(.*)$/m.exec(readFileSync(REQUIREMENTS, "utf8")) ?? [];
  const cache = path.join(pulumiHome(), "python");
  const folder = path.join(cache, `pulumi-${version}`);
  const python = path.join(folder, "bin/python");
  await mkdir(cache, { recursive: true });
  const release = await lock(cache, { stale: 60_000, retries: { retries: 600, minTimeout: 500, maxTimeout: 500 } });
  try {
    const made = await stat(path.join(folder, "complete")).catch(() => undefined);
    if (made !== undefined) return { folder, python };
    await rm(folder, { recursive: true, force: true });
    await run("python3", ["-m", "venv", folder]);
    await run(python, [
      "-m",
      "pip",
      "install",
      "--quiet",
      "--disable-pip-version-check",
      "--requirement",
      REQUIREMENTS,
    ]);
    await mkdir(path.join(folder, "complete"));
    return { folder, python };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    return { missing: `no Python 3 with the Pulumi SDK: ${(error as Error).message.trim().split("\n").at(-1)}` };
  } finally {
    await release();
  }
}
