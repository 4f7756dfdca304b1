// `npm run test:matrix`: the packed package in projects outside of the repository, under each version and tool that is
// promised. A row is ok, failed, or skipped with the reason.
//
//   npm run test:matrix -- declarations     only rows whose name holds this
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startServer } from "../bench/serverProcess.mjs";
import { declarationRows } from "./declarations.mjs";
import { lifeRows } from "./life.mjs";
import { packageRows } from "./packages.mjs";
import { pack } from "./project.mjs";
import { Skipped } from "./skipped.mjs";

const wanted = process.argv.slice(2);
const folder = mkdtempSync(path.join(tmpdir(), "pulumi-cams-matrix-"));
const emulator = await startServer("emulator without limits");
const world = { folder, tarball: pack(folder), emulator };
const failures = [];
const counts = { ok: 0, failed: 0, skipped: 0 };

for (const [name, run] of [...declarationRows, ...packageRows, ...lifeRows]) {
  if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
  const began = performance.now();
  const [outcome, reason] = await outcomeOf(run);
  counts[outcome]++;
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(`${outcome.padEnd(8)}${name} (${seconds} s)${outcome === "skipped" ? `: ${reason}` : ""}`);
  if (outcome === "failed") failures.push(`${name}\n${reason}`);
}
await emulator.stop();
rmSync(folder, { recursive: true, force: true });

for (const failure of failures) console.error(`\nfailed: ${failure}`);
console.log(`\n${counts.ok} ok, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = failures.length === 0 ? 0 : 1;

async function outcomeOf(run) {
  try {
    await run(world);
    return ["ok"];
  } catch (error) {
    return [error instanceof Skipped ? "skipped" : "failed", error.message];
  }
}
