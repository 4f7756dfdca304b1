import { execFile } from "node:child_process";
import { constants } from "node:fs";
import { access, readdir, realpath } from "node:fs/promises";
import * as path from "node:path";
import { promisify } from "node:util";
import { buildFromSource, isFormerBuild, refreshCompanions } from "./buildFromSource";
import { downloadOfficial } from "./downloadOfficial";
import { pulumiHome } from "./pulumiHome";

const run = promisify(execFile);

/** A Pulumi CLI that can run Node programs. */
export interface PulumiCli {
  /** Path of the executable. Its folder must come first on the PATH, because the language host stands beside it. */
  path: string;
  version: string;
  /** Where it was found. */
  from: string;
}

/** Is told what is going on, a line at a time. */
export type Say = (line: string) => void;

/** A way to get a CLI, with its name for people; it returns the path of the executable. */
export type WayToGet = [name: string, get: (say: Say) => Promise<string>];

const ways: WayToGet[] = [
  ["official download", downloadOfficial],
  ["build from source", buildFromSource],
];

/** The oldest CLI that works with the oldest SDK that is supported. */
const OLDEST = [3, 216, 0];

/**
 * Finds a Pulumi CLI, and gets one where there is none: on the PATH, in `~/.pulumi/bin`, in `~/.pulumi/versions`, by the
 * official installer, and last by a build from source. A build that a former release of these tests made is replaced, and
 * used only where no other can be had.
 *
 * @param say is told what is going on when it takes longer than a look
 * @throws an Error that names every way that was tried, and what to do
 */
export async function findPulumi(say: Say, waysToGet: WayToGet[] = ways): Promise<PulumiCli> {
  const tried: string[] = [];
  let former: PulumiCli | undefined;
  for (const candidate of await candidates()) {
    const version = await versionOf(candidate.path);
    if (version === undefined) continue;
    if (isTooOld(version)) {
      tried.push(`${candidate.path} is version ${version}, older than ${OLDEST.join(".")}`);
      continue;
    }
    if (isFormerBuild(candidate.path)) {
      former ??= { ...candidate, version };
      tried.push(`${candidate.path} is a build of version ${version} without the language hosts that tests need`);
      continue;
    }
    await refreshCompanions(candidate.path);
    return { ...candidate, version };
  }
  tried.push(
    `no usable CLI on the PATH, in ${path.join(pulumiHome(), "bin")} or in ${path.join(pulumiHome(), "versions")}`,
  );
  for (const [name, get] of waysToGet) {
    try {
      const found = await get(say);
      return { path: found, version: (await versionOf(found)) ?? "unknown", from: name };
    } catch (error) {
      const reason = (error as Error).message;
      tried.push(`${name}: ${reason}`);
      say(`${name} failed: ${reason}`);
    }
  }
  if (former !== undefined) {
    say(
      `testing with the build of Pulumi ${former.version}: tests of YAML, of generated SDKs and of import files fail`,
    );
    await refreshCompanions(former.path);
    return former;
  }
  throw new Error(
    [
      "No Pulumi CLI could be found or made.",
      ...tried.map((line) => `  - ${line}`),
      "Install one (https://www.pulumi.com/docs/install/) so that `pulumi version` works in this shell, or install Go 1.26 or newer and run this again.",
    ].join("\n"),
  );
}

/** Executables in order of preference. The npm package `pulumi` is not one: its command downloads the CLI when it runs. */
async function candidates(): Promise<{ path: string; from: string }[]> {
  const name = process.platform === "win32" ? "pulumi.exe" : "pulumi";
  const versions = path.join(pulumiHome(), "versions");
  const newestFirst = (await readdir(versions).catch(() => [])).sort(byVersion).reverse();
  const places = [
    ...(process.env.PATH ?? "").split(path.delimiter).map((folder) => ({ folder, from: "the PATH" })),
    { folder: path.join(pulumiHome(), "bin"), from: "the Pulumi installation" },
    ...newestFirst.map((version) => ({ folder: path.join(versions, version, "bin"), from: "the cache" })),
  ];
  const found: { path: string; from: string }[] = [];
  for (const { folder, from } of places) {
    const file = path.join(folder, name);
    const real = await realpath(file).catch(() => undefined);
    if (real === undefined || real.split(path.sep).includes("node_modules")) continue;
    const executable = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (executable) found.push({ path: file, from });
  }
  return found;
}

async function versionOf(cli: string): Promise<string | undefined> {
  try {
    const { stdout } = await run(cli, ["version"], { env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" } });
    return /^v?(\d+\.\d+\.\d+\S*)/.exec(stdout.trim())?.[1];
  } catch {
    return undefined;
  }
}

const numbersIn = (version: string) => version.split(/[.-]/).slice(0, 3).map(Number);

function isTooOld(version: string): boolean {
  const [major = 0, minor = 0] = numbersIn(version);
  return major < (OLDEST[0] ?? 0) || (major === OLDEST[0] && minor < (OLDEST[1] ?? 0));
}

/** Orders folder names by their version; a built CLI comes before an official one of the same version. */
function byVersion(a: string, b: string): number {
  const [left, right] = [numbersIn(a), numbersIn(b)];
  for (const [index, number] of left.entries()) {
    const difference = number - (right[index] ?? 0);
    if (difference !== 0 && !Number.isNaN(difference)) return difference;
  }
  return b.length - a.length;
}
