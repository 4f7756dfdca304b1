import { spawn } from "node:child_process";
import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import * as path from "node:path";
import { lock } from "proper-lockfile";
import { pulumiHome } from "./pulumiHome";

/** A version whose modules build together. */
export interface Build {
  version: string;
  /** The folder of the go.mod that pins it. */
  module: string;
  /** What is built, by the packages. The executables are named after the last parts of the paths. */
  packages: string[];
}

const CLI = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";

/** What the tests run on, with the language host of YAML and the generators of the other languages. */
export const CURRENT: Build = {
  version: "3.274.1",
  module: "test/engine/cli",
  packages: [CLI, "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml", "./codegen"],
};

/** The older end of what is tested. */
export const OLDEST: Build = { version: "3.250.0", module: "test/engine/cli/oldest", packages: [CLI] };

/** Not the name of an official version, so that no other Pulumi tool takes this build for one. */
const binOf = ({ version }: Build) => path.join(pulumiHome(), "versions", `${version}-source`, "bin");

/** The language hosts that are no Go modules, by the languages for which one stand-in serves them. */
const STAND_INS = ["nodejs", "python", "go"].map((language) => `pulumi-language-${language}`);

/**
 * Builds the Pulumi CLI from its Go modules. It takes about six minutes, once: the result stays in the cache.
 *
 * The executables are built in a folder of their own and moved when they are whole, the CLI last, so that a half-made
 * one is never found; the lock only spares a second process the same work.
 *
 * @returns path of the executable
 */
export async function buildFromSource(say: (line: string) => void, build = CURRENT): Promise<string> {
  const bin = binOf(build);
  const cli = path.join(bin, "pulumi");
  await requireGo();
  await mkdir(bin, { recursive: true });
  const release = await lock(bin, {
    stale: 60_000,
    update: 10_000,
    retries: { retries: 2000, minTimeout: 500, maxTimeout: 500 },
  });
  try {
    if (await exists(cli)) return cli;
    say(`building Pulumi ${build.version} from source, about six minutes, once ...`);
    const started = Date.now();
    const unfinished = path.join(bin, `.unfinished-${process.pid}`);
    try {
      await go(build, unfinished, say, started);
      await installFromModule(build, bin);
      await installCompanions(bin);
      const others = (await readdir(unfinished)).filter((name) => name !== "pulumi");
      for (const name of [...others, "pulumi"]) await rename(path.join(unfinished, name), path.join(bin, name));
    } finally {
      await rm(unfinished, { recursive: true, force: true });
    }
    say(`built Pulumi ${build.version} in ${seconds(started)}`);
    return cli;
  } finally {
    await release();
  }
}

/** The CLI of a build, where it was made already. */
export async function builtCli(build: Build): Promise<string | undefined> {
  const cli = path.join(binOf(build), "pulumi");
  return (await exists(cli)) ? cli : undefined;
}

/** Whether a CLI is a build of ours of another version than the tests run on, without the hosts of other languages. */
export const isFormerBuild = (cli: string): boolean => binOf(OLDEST) === path.dirname(cli);

/** Brings what stands beside a CLI of ours up to date with this checkout. Official installations are left alone. */
export async function refreshCompanions(cli: string): Promise<void> {
  const bin = path.dirname(cli);
  if ([CURRENT, OLDEST].some((build) => binOf(build) === bin)) await installCompanions(bin);
}

/** The language hosts that are no Go modules, and the script that starts dynamic providers. */
async function installCompanions(bin: string): Promise<void> {
  const sdk = path.dirname(createRequire(__filename).resolve("@pulumi/pulumi/package.json"));
  for (const name of STAND_INS) await install(path.join(__dirname, "languageHost.js"), path.join(bin, name));
  await install(path.join(sdk, "pulumi-resource-pulumi-nodejs"), path.join(bin, "pulumi-resource-pulumi-nodejs"));
}

/** The script that runs a program in Python, which is part of the Go module and of no Python package. */
async function installFromModule(build: Build, bin: string): Promise<void> {
  const sdk = await command("go", ["list", "-m", "-f={{.Dir}}", "github.com/pulumi/pulumi/sdk/v3"], build);
  const script = "pulumi-language-python-exec";
  await install(path.join(sdk.trim(), "python/cmd", script), path.join(bin, script));
}

async function install(from: string, to: string): Promise<void> {
  const [wanted, present] = await Promise.all([readFile(from), readFile(to).catch(() => undefined)]);
  if (present !== undefined && wanted.equals(present)) return;
  const unfinished = `${to}.${process.pid}`;
  await writeFile(unfinished, wanted);
  await chmod(unfinished, 0o755);
  await rename(unfinished, to);
}

async function go(build: Build, folder: string, say: (line: string) => void, started: number): Promise<void> {
  const version = `github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${build.version}`;
  const alive = setInterval(() => say(`still building after ${seconds(started)} ...`), 60_000);
  const options = ["-tags=osusergo grpcnotrace", `-ldflags=-s -w -X ${version}`, `-o=${folder}${path.sep}`];
  try {
    await mkdir(folder, { recursive: true });
    await command("go", ["build", ...options, ...build.packages], build);
  } finally {
    clearInterval(alive);
  }
}

async function requireGo(): Promise<void> {
  await command("go", ["version"], CURRENT).catch(() => {
    throw new Error("Go is not installed");
  });
}

/** Runs in the folder of go.mod, which is not copied to the compiled output. @returns what it printed */
function command(name: string, args: string[], { module }: Build): Promise<string> {
  const cwd = path.join(__dirname, "../../..", module);
  return new Promise((resolve, reject) => {
    const child = spawn(name, args, {
      cwd,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, GOWORK: "off" },
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
      const lines = err
        .trim()
        .split("\n")
        .filter((line) => !line.startsWith("go: downloading"));
      if (code === 0) resolve(out);
      else reject(new Error(`${name} ${args[0]} failed: ${lines.slice(-5).join("; ")}`));
    });
  });
}

const exists = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  );

const seconds = (started: number) => `${Math.round((Date.now() - started) / 1000)} s`;
