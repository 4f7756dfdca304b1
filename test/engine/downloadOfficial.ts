import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import * as path from "node:path";

const TIME_LIMIT_MS = 10 * 60_000;

/**
 * Has the npm package `pulumi` download the official CLI, as `npx pulumi` would.
 *
 * @returns path of the executable in the cache of all Pulumi tools
 */
export async function downloadOfficial(say: (line: string) => void): Promise<string> {
  const from = createRequire(__filename);
  const { version } = from("pulumi/package.json") as { version: string };
  say(`downloading Pulumi ${version} ...`);
  const resolver = path.join(path.dirname(from.resolve("pulumi/package.json")), "lib/resolve.js");
  const script = `require(${JSON.stringify(resolver)}).resolve().then(console.log, (e) => { console.error(e.cause?.message ?? e.message); process.exit(1); })`;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["-e", script], {
      stdio: ["ignore", "pipe", "pipe"],
      timeout: TIME_LIMIT_MS,
    });
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk) => {
      out += chunk;
    });
    child.stderr.on("data", (chunk) => {
      err += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      const file = out.trim().split("\n").at(-1);
      if (code === 0 && file) resolve(file);
      else reject(new Error(err.trim().split("\n").at(-1) || "the installer failed"));
    });
  });
}
