// What loading the packages costs in a process that has loaded @pulumi/pulumi, which itself stands beside it.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { median } from "./median.mjs";
import { report } from "./report.mjs";

const ROUNDS = 7;
const root = fileURLToPath(new URL("../..", import.meta.url));
const loading = (first, then) => `
  ${first === undefined ? "" : `require(${JSON.stringify(first)});`}
  const cpu = process.cpuUsage();
  require(${JSON.stringify(then)});
  const { user, system } = process.cpuUsage(cpu);
  console.log((user + system) / 1000);
`;
const cpuOf = (first, then) =>
  Number(execFileSync(process.execPath, ["-e", loading(first, then)], { cwd: root, encoding: "utf8" }));

for (const name of ["pulumi-cams", "pulumi-cams/provider"]) {
  const rounds = Array.from({ length: ROUNDS }, () => [
    cpuOf("@pulumi/pulumi", name),
    cpuOf(undefined, "@pulumi/pulumi"),
  ]);
  report({
    what: `loading ${name}`,
    ratio: median(rounds.map(([ours, theirs]) => ours / theirs)),
    ours: { cpuMilliseconds: median(rounds.map(([ours]) => ours)) },
    beside: "loading @pulumi/pulumi",
    theirs: { cpuMilliseconds: median(rounds.map(([, theirs]) => theirs)) },
  });
}
