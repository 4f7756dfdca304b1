import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";

/** The command as a process, as people run it. */
export const main = path.join(__dirname, "../../../dist/provider/cmd/main.js");

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

type Options = Pick<SpawnOptions, "cwd"> & {
  env?: Record<string, string>;
  input?: string;
  /** Takes from root, who may read everything, that it may read what is closed to all. */
  heedsPermissions?: boolean;
};

const WITHOUT_OVERRIDE = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"];

/** Starts the command. The process goes on until its input ends, where it reads any. */
export function start(args: string[], options: Options = {}): { child: ChildProcess; ended: Promise<Ended> } {
  const { cwd, heedsPermissions } = options;
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const env = { PATH, NODE_COMPILE_CACHE, ...options.env };
  const whole = [process.execPath, main, ...args];
  const [command = "", ...rest] =
    heedsPermissions && process.getuid?.() === 0 ? [...WITHOUT_OVERRIDE, ...whole] : whole;
  const child = spawn(command, rest, { cwd, env });
  let [out, err] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk) => {
    err += chunk;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on("error", reject).on("close", (code) => resolve({ code, out, err }));
  });
  return { child, ended };
}

/** Runs the command to its end. */
export function run(args: string[], options: Options = {}): Promise<Ended> {
  const { child, ended } = start(args, options);
  // A command that refuses its arguments ends without having read.
  child.stdin?.on("error", () => {});
  child.stdin?.end(options.input ?? "");
  return ended;
}

/** A folder with files, and the command run in it. */
export interface Folder {
  path: string;
  write(file: string, content: string | Uint8Array): void;
  run(args: string[], options?: Options): Promise<Ended>;
}

const made: string[] = [];

/** Makes a folder whose files are texts as they are, or flows. */
export function folder(files: Record<string, string | Uint8Array | object> = {}): Folder {
  const root = mkdtempSync(path.join(tmpdir(), "pulumi-cams-"));
  made.push(root);
  const write = (file: string, content: string | Uint8Array) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), content);
  };
  for (const [file, content] of Object.entries(files)) {
    write(
      file,
      typeof content === "string" || content instanceof Uint8Array ? content : JSON.stringify(content, null, 2),
    );
  }
  return { path: root, write, run: (args, options) => run(args, { cwd: root, ...options }) };
}

/** Removes the folders of this test file. */
export function removeFolders(): void {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true });
}
