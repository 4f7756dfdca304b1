// Projects outside of the repository, as a user has them.
import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const execute = promisify(execFile);

const PNPM = "pnpm@10.20.0";

/** Packs the package as it is built, and returns the tarball. */
export function pack(folder) {
  const args = ["pack", "--ignore-scripts", "--json", "--pack-destination", folder];
  const [{ filename }] = JSON.parse(execFileSync("npm", args, { cwd: root, encoding: "utf8" }));
  return path.join(folder, filename);
}

/** Runs a command; one that fails is an error with what it printed. */
export async function command(cwd, [name, ...args], env = process.env) {
  try {
    const { stdout } = await execute(name, args, { cwd, env, maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  } catch ({ message, stdout, stderr }) {
    throw new Error(`${message}\n${stdout}${stderr}`.slice(0, 4_000));
  }
}

/** A project with these files and dependencies; one that was made before is taken as it is. */
export async function project(folder, name, { dependencies, files = {}, manager = "npm", type = "commonjs" }) {
  const place = path.join(folder, name);
  const isNew = !existsSync(place);
  mkdirSync(place, { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(path.join(place, file), content);
  if (!isNew) return place;
  writeFileSync(path.join(place, "package.json"), JSON.stringify({ name, private: true, type, dependencies }));
  const install = {
    npm: ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error"],
    pnpm: ["npm", "exec", "--yes", PNPM, "--", "install", "--reporter=silent"],
  };
  await command(place, install[manager]);
  return place;
}
