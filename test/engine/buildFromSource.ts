import { spawn } from "node:child_process";
import { chmod, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import * as path from "node:path";
import { lock } from "proper-lockfile";
import { pulumiHome } from "./pulumiHome";

/** The newest version whose modules build together; go.mod in the folder `cli` pins it. */
const VERSION = "3.250.0";

/** Not the name of an official version, so that no other Pulumi tool takes this build for one. */
const FOLDER = `${VERSION}-source`;

/**
 * Builds the Pulumi CLI from its Go modules. It takes about five minutes, once: the result stays in the cache.
 *
 * The executable is built under another name and renamed when it is whole, so a half-made one is never found; the lock
 * only spares a second process the same work.
 *
 * @returns path of the executable
 */
export async function buildFromSource(say: (line: string) => void): Promise<string> {
  const bin = path.join(pulumiHome(), "versions", FOLDER, "bin");
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
    say(`building Pulumi ${VERSION} from source, about five minutes, once ...`);
    const started = Date.now();
    const unfinished = path.join(bin, `.pulumi-${process.pid}`);
    try {
      await go(unfinished, say, started);
      await installCompanions(bin);
      await rename(unfinished, cli);
    } finally {
      await rm(unfinished, { force: true });
    }
    say(`built Pulumi ${VERSION} in ${seconds(started)}`);
    return cli;
  } finally {
    await release();
  }
}

/** Brings what stands beside a CLI of ours up to date with this checkout. Official installations are left alone. */
export async function refreshCompanions(cli: string): Promise<void> {
  const bin = path.dirname(cli);
  if (path.basename(path.dirname(bin)) === FOLDER) await installCompanions(bin);
}

/** The language host that is no Go module, and the script that starts dynamic providers. */
async function installCompanions(bin: string): Promise<void> {
  const sdk = path.dirname(createRequire(__filename).resolve("@pulumi/pulumi/package.json"));
  await install(path.join(__dirname, "languageHost.js"), path.join(bin, "pulumi-language-nodejs"));
  await install(path.join(sdk, "pulumi-resource-pulumi-nodejs"), path.join(bin, "pulumi-resource-pulumi-nodejs"));
}

async function install(from: string, to: string): Promise<void> {
  const [wanted, present] = await Promise.all([readFile(from), readFile(to).catch(() => undefined)]);
  if (present !== undefined && wanted.equals(present)) return;
  const unfinished = `${to}.${process.pid}`;
  await writeFile(unfinished, wanted);
  await chmod(unfinished, 0o755);
  await rename(unfinished, to);
}

async function go(output: string, say: (line: string) => void, started: number): Promise<void> {
  const version = `github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${VERSION}`;
  const alive = setInterval(() => say(`still building after ${seconds(started)} ...`), 60_000);
  try {
    await command("go", [
      "build",
      "-tags=osusergo grpcnotrace",
      `-ldflags=-s -w -X ${version}`,
      `-o=${output}`,
      "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    ]);
  } finally {
    clearInterval(alive);
  }
}

async function requireGo(): Promise<void> {
  await command("go", ["version"]).catch(() => {
    throw new Error("Go is not installed");
  });
}

/** Runs in the folder of go.mod, which is not copied to the compiled output. */
function command(name: string, args: string[]): Promise<void> {
  const cwd = path.join(__dirname, "../../../test/engine/cli");
  return new Promise((resolve, reject) => {
    const child = spawn(name, args, {
      cwd,
      stdio: ["ignore", "ignore", "pipe"],
      env: { ...process.env, GOWORK: "off" },
    });
    let err = "";
    child.stderr.on("data", (chunk) => {
      err += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      const lines = err
        .trim()
        .split("\n")
        .filter((line) => !line.startsWith("go: downloading"));
      if (code === 0) resolve();
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
