// A thousand different flows on the real engine, of which none changes.
import { differentFlows } from "./documents.mjs";
import { median } from "./median.mjs";
import { report } from "./report.mjs";

export const FLOWS = 1_000;
const ROUNDS = 2;
const COMMANDS = { up: ["up", "--yes", "--skip-preview"], preview: ["preview"] };

/** A JSON file of the flows for a program to read. */
export const flows = JSON.stringify(differentFlows(FLOWS));

/**
 * Makes the flows of two projects, and then runs each command on both in turn, so that whatever else runs on the machine
 * hits both. Removes the projects.
 */
export async function unchangedBeside(what, beside, { ours, theirs, emulator }) {
  const projects = { ours, theirs };
  for (const { up } of Object.values(projects)) await up("--parallel", "32");
  const before = (await emulator.calls()).length;
  for (const [name, command] of Object.entries(COMMANDS)) {
    const runs = { ours: [], theirs: [] };
    for (let round = 0; round < ROUNDS; round++) {
      for (const [which, { pulumi }] of Object.entries(projects)) {
        const run = await pulumi(...command);
        if (!run.output.includes(`${FLOWS + 1} unchanged`)) throw new Error(`not unchanged:\n${run.output}`);
        runs[which].push(run);
      }
    }
    const of = (which) => ({
      cpuSeconds: median(runs[which].map(({ cpuSeconds }) => cpuSeconds)),
      seconds: median(runs[which].map(({ seconds }) => seconds)),
    });
    report({
      what: `pulumi ${name} of ${what}`,
      ratio: median(runs.ours.map(({ cpuSeconds }, round) => cpuSeconds / runs.theirs[round].cpuSeconds)),
      goal: 1.1,
      ours: { ...of("ours"), calls: (await emulator.calls()).length - before },
      beside,
      theirs: of("theirs"),
    });
  }
  for (const { remove } of Object.values(projects)) remove();
}
