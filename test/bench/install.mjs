// What the packed package adds to a project that has @pulumi/pulumi: megabytes on disk and packages, beside the vendor's
// SDK with its client of the storage service.
import { execFileSync } from "node:child_process";
import { lstatSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { report } from "./report.mjs";

const PULUMI = "@pulumi/pulumi@3.270.0";
const VENDOR = ["@alicloud/cams20200606@1.4.2", "ali-oss@6.23.0"];
const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), "pulumi-cams-install-"));
const npm = (cwd, ...args) => execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

try {
  const [{ filename }] = JSON.parse(npm(root, "pack", "--ignore-scripts", "--json", "--pack-destination", folder));
  const base = installed("base", PULUMI);
  const beyond = ({ bytes, packages }) => ({
    megabytes: (bytes - base.bytes) / 1e6,
    packages: packages - base.packages,
  });
  const ours = beyond(installed("ours", PULUMI, path.join(folder, filename)));
  const theirs = beyond(installed("theirs", PULUMI, ...VENDOR));
  report({
    what: "installing beside @pulumi/pulumi",
    ratio: ours.megabytes / theirs.megabytes,
    ours,
    beside: "the vendor's SDK and ali-oss",
    theirs,
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Size and packages of a new project with these packages. */
function installed(name, ...packages) {
  const project = path.join(folder, name);
  npm(folder, "install", "--prefix", project, "--no-audit", "--no-fund", "--ignore-scripts", ...packages);
  const lock = npm(project, "ls", "--all", "--parseable").trim().split("\n");
  return { bytes: sizeOf(path.join(project, "node_modules")), packages: new Set(lock).size - 1 };
}

function sizeOf(place) {
  const found = lstatSync(place);
  if (!found.isDirectory()) return found.size;
  return readdirSync(place).reduce((sum, name) => sum + sizeOf(path.join(place, name)), 0);
}
