// The real Pulumi CLI on a project of its own, with the seconds and the CPU seconds of each command. The CPU seconds are
// those of the CLI and of all processes that it started: language host, program and provider.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const { findPulumi } = require("../../dist/test/engine/pulumiCli");
const { engineEnvironment } = require("../../dist/test/engine/engineEnvironment");

/** Below the repository, so that programs find the packages as an installed project does. */
const WORK = fileURLToPath(new URL("../.work", import.meta.url));

/** The shell prints the times of its children last: user and system, such as `0m1.230s 0m0.450s`. */
const TIMED = '"$@"; code=$?; times; exit $code';

/** Makes a project of these files; `remove` deletes it. */
export async function pulumiProject(env, files) {
  const cli = await findPulumi(console.error);
  mkdirSync(WORK, { recursive: true });
  const folder = mkdtempSync(path.join(WORK, "bench-"));
  mkdirSync(path.join(folder, "state"));
  const write = (file, content) => writeFileSync(path.join(folder, file), content);
  write("Pulumi.yaml", "name: bench\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n");
  write("package.json", '{ "main": "index.js" }');
  for (const [file, content] of Object.entries(files)) write(file, content);
  const settings = { ...process.env, ...engineEnvironment(cli.path, folder, "bench"), ...env };

  async function pulumi(...args) {
    const began = performance.now();
    const command = [cli.path, ...args, "--stack", "bench", "--non-interactive", "--color=never"];
    const child = spawn("sh", ["-c", TIMED, "sh", ...command], {
      cwd: folder,
      env: settings,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const ended = new Promise((resolve) => child.once("close", resolve));
    const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    if (code !== 0) throw new Error(`pulumi ${args.join(" ")} failed:\n${output}${errors}`);
    const seconds = (performance.now() - began) / 1000;
    return { seconds, cpuSeconds: cpuIn(output), output };
  }
  await pulumi("stack", "init");
  return {
    version: cli.version,
    folder,
    write,
    pulumi,
    up: (...options) => pulumi("up", "--yes", "--skip-preview", ...options),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function cpuIn(output) {
  const spent = /(\d+)m([\d.]+)s\s+(\d+)m([\d.]+)s\s*$/.exec(output);
  if (spent === null) throw new Error("the shell printed no times");
  const [minutes, seconds, systemMinutes, systemSeconds] = spent.slice(1).map(Number);
  return (minutes + systemMinutes) * 60 + seconds + systemSeconds;
}
