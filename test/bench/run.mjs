// `npm run bench`: all benches one after the other, as one table and as bench-results.json.
//
//   npm run bench -- unchanged endpoint          only some of them
//   npm run bench -- --markdown docs/figures.md  the table as a page as well
import { execFileSync, fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { inWords, lineOf } from "./report.mjs";

const require = createRequire(import.meta.url);

/** One bench a line: its name, which is that of its file, and flags of Node that it needs. */
const BENCHES = [
  ["hundred"],
  ["unchanged"],
  ["plugin"],
  ["state"],
  ["imports"],
  ["endpoint"],
  ["client"],
  ["flow"],
  ["install"],
  ["soak", "--expose-gc"],
];

const { values, positionals } = parseArgs({ allowPositionals: true, options: { markdown: { type: "string" } } });
const unknown = positionals.filter((name) => !BENCHES.some(([bench]) => bench === name));
if (unknown.length > 0) {
  console.error(`there is no bench ${unknown.join(", ")}; there are ${BENCHES.map(([name]) => name).join(", ")}`);
  process.exit(2);
}

const began = performance.now();
const rows = [];
const failed = [];
for (const [name, ...execArgv] of BENCHES) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const since = performance.now();
  const child = fork(fileURLToPath(new URL(`${name}.mjs`, import.meta.url)), { execArgv });
  child.on("message", (row) => {
    rows.push({ bench: name, ...row });
    console.log(lineOf(row));
  });
  const [code] = await once(child, "close");
  if (code !== 0) failed.push(name);
  console.log(`(${name}: ${Math.round((performance.now() - since) / 1000)} s)`);
}

const root = fileURLToPath(new URL("../..", import.meta.url));
const versionOf = (name) => require(`${name}/package.json`).version;
const machine = {
  date: new Date().toISOString(),
  commit: git("rev-parse", "--short=12", "HEAD") + (git("status", "--porcelain") === "" ? "" : " with changes"),
  cpu: cpus()[0]?.model ?? "unknown",
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  pulumiSdk: versionOf("@pulumi/pulumi"),
  vendorSdk: JSON.parse(readFileSync(`${root}/node_modules/@alicloud/cams20200606/package.json`, "utf8")).version,
  seconds: Math.round((performance.now() - began) / 1000),
};
writeFileSync(`${root}/bench-results.json`, `${JSON.stringify({ ...machine, failed, rows }, null, 2)}\n`);
const table = markdown();
console.log(`\n${table}`);
if (values.markdown !== undefined) writeFileSync(values.markdown, page(table));
if (failed.length > 0) {
  console.error(`failed: ${failed.join(", ")}`);
  process.exitCode = 1;
}

function git(...args) {
  try {
    return execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "unknown";
  }
}

function markdown() {
  const cells = rows.map(({ what, ratio, goal, ours, beside, theirs }) => [
    what,
    ratio === undefined ? "" : ratio.toFixed(2),
    goal === undefined ? "" : String(goal),
    inWords(ours),
    beside === undefined ? "" : `${beside}: ${inWords(theirs)}`,
  ]);
  return [["what", "ratio", "goal", "pulumi-cams", "beside"], ["---", "---", "---", "---", "---"], ...cells]
    .map((line) => `| ${line.join(" | ")} |`)
    .join("\n");
}

function page(table) {
  const { date, commit, cpu, cores, memoryGb, node, pulumiSdk, vendorSdk, seconds } = machine;
  return `# Measured figures

\`npm run bench -- --markdown docs/figures.md\` wrote this page on ${date.slice(0, 10)} in ${seconds} seconds: ${cores} cores of ${cpu}, ${memoryGb} GB,
Node ${node.slice(1)}, @pulumi/pulumi ${pulumiSdk}, @alicloud/cams20200606 ${vendorSdk}, commit ${commit}. What is compared ran side by side in
one run, so the ratios say more than the times. They are of pulumi-cams to what stands beside it, by the first figure. CPU seconds
are of all processes together.

CAMS takes five calls of an operation a second, which is the floor for a hundred flows. The script on the vendor's SDK does not wait
for that: where it seems fast, its calls were dropped and its flows are wrong.

${table}
`;
}
