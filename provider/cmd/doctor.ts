import { Command, Option } from "commander";
import type { Examined, Leftovers, ProbeScope, Written } from "./examination";
import { spaceOption } from "./live";
import { CommandError, endWith, FINDINGS } from "./outcome";
import { confirm, fail, log, print, printJson } from "./terminal";

/** Where a probe writes its report, unless another file is named. */
const REPORT_FILE = "cams-observations.json";

interface DoctorFlags {
  probe?: ProbeScope;
  yes?: boolean;
  report?: string;
  stack?: string;
  cwd: string;
  custSpaceId?: string;
  format: "text" | "json";
  failOn: "problem" | "warning";
}

/** `pulumi-cams doctor`: what keeps `pulumi up` from working, and what CAMS does where its documentation is silent. */
export function doctorCommand(): Command {
  return new Command("doctor")
    .description(
      "Check settings, network, permissions and account, and find out how CAMS behaves. Reads only, by default.",
    )
    .addOption(
      new Option(
        "--probe [flow]",
        "also try it with a scratch flow: a draft that is removed, or one that is published and stays",
      )
        .choices(["draft", "publish"])
        .preset("draft"),
    )
    .option("--yes", "do not ask")
    .option(
      "--report <file>",
      `write what was found, without ids and names, into a file (with --probe: ${REPORT_FILE})`,
    )
    .option("--stack <name>", "also use the configuration of a stack, as pulumi up does")
    .option("-C, --cwd <folder>", "folder of the Pulumi project of --stack", ".")
    .addOption(spaceOption())
    .addOption(new Option("--format <format>", "how to print it").choices(["text", "json"]).default("text"))
    .addOption(
      new Option("--fail-on <level>", "exit with 1 if a finding has at least this level")
        .choices(["problem", "warning"])
        .default("problem"),
    )
    .addHelpText(
      "after",
      `
Credentials and endpoint come from the environment, and with --stack from the stack's configuration too, as for \`pulumi up\`.

Examples:
  pulumi-cams doctor
  pulumi-cams doctor --stack dev --probe
  pulumi-cams emulator --observed ${REPORT_FILE}`,
    )
    .action(async (flags: DoctorFlags) => {
      // Loaded only here, because it loads the client.
      const { examine, findingLine, requireReplaceable, stackConfig, writeReport }: typeof import("./examination") =
        require("./examination");
      const { version } = require("pulumi-cams/package.json") as { version: string };
      const { probe, yes = false, stack, custSpaceId } = flags;
      const file = flags.report ?? (probe === undefined ? undefined : REPORT_FILE);
      if (file !== undefined) await requireReplaceable(file, probe ?? "read-only");
      const config = stack === undefined ? undefined : await stackConfig(stack, flags.cwd);
      if (probe === "publish" && !yes) await agreeToPublish();
      const isText = flags.format === "text";
      const interruption = new AbortController();
      const interrupt = () => interruption.abort();
      // A probe removes what it has made; reads alone may simply end.
      if (probe !== undefined) process.once("SIGINT", interrupt).once("SIGTERM", interrupt);
      const examined = await examine({
        env: process.env,
        config,
        custSpaceId,
        probe,
        product: version,
        signal: interruption.signal,
        progress: log,
        mayRemove: (left) => mayRemove(left, yes),
        found: (finding) => {
          if (isText && !finding.isSkipped) print(findingLine(finding));
        },
      });
      process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
      const written = file === undefined ? undefined : await writeReport(file, examined.report);
      show(examined, written, flags.format);
      if (isFailed(examined, flags.failOn)) endWith(FINDINGS);
      if (interruption.signal.aborted)
        fail("interrupted; the scratch flows of this probe were removed where nothing else is said above");
    });
}

async function agreeToPublish(): Promise<void> {
  log("--probe=publish publishes a scratch flow and deprecates it; it stays in the account for good.");
  if (!(await confirm("Go on? [y/N] "))) throw new CommandError("nothing was changed");
}

/** Whether scratch flows may be removed; without a question only those that no running probe can be using. */
async function mayRemove(left: Leftovers, yes: boolean): Promise<boolean> {
  if (yes) return left.every(({ isYoung }) => !isYoung);
  for (const { id, name, status, isYoung } of left) {
    log(
      `left by an earlier probe: flow ${id} ("${name}") is ${status}${isYoung ? ", and a probe may still be using it" : ""}`,
    );
  }
  return confirm("Remove them? [y/N] ");
}

function show(examined: Examined, written: Written | undefined, format: DoctorFlags["format"]): void {
  const { answeredLines, skippedLine, summary }: typeof import("./examination") = require("./examination");
  const { findings, answered, policy } = examined;
  if (format === "json") {
    printJson({ findings, answered, policy, report: written?.file });
    return;
  }
  print(skippedLine(findings));
  if (answered.length > 0) print(`\nWhat CAMS does where its documentation is silent:\n${answeredLines(answered)}\n`);
  print(summary([...findings, ...answered]));
  if (written === undefined) return;
  print(`written: ${written.file}`);
  if (written.kept.length > 0)
    print(`the older report is kept, since only it has answers to: ${written.kept.join(", ")}`);
}

const isFailed = ({ findings, answered }: Examined, failOn: DoctorFlags["failOn"]): boolean =>
  [...findings, ...answered].some(({ level }) => level === "problem" || (failOn === "warning" && level === "warning"));
