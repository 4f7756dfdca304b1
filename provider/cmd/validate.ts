import { Command, Option } from "commander";
import { diagnoseText, validateText } from "../../sdk/flow";
import { FILES_HELP, readFlows } from "./files";
import { endWith, FINDINGS } from "./outcome";
import { type FileReport, type ReportFormat, reports } from "./reports";
import { inColor, print, printColored } from "./terminal";

interface ValidateFlags {
  format: ReportFormat;
  failOn: "error" | "warning";
  lint: boolean;
}

/** `pulumi-cams validate`: errors that Meta would reject in flow files, and problems that users would notice. */
export function validateCommand(): Command {
  return new Command("validate")
    .description("Check flow files for errors that Meta rejects and for problems that users would notice.")
    .argument("<files...>", `${FILES_HELP}; - reads the standard input`)
    .addOption(
      new Option(
        "--format <format>",
        "output format: text, json, sarif for code scanning, or github for annotations in GitHub Actions",
      )
        .choices(Object.keys(reports))
        .default("text"),
    )
    .addOption(
      new Option("--fail-on <severity>", "exit with 1 if a finding has at least this severity")
        .choices(["error", "warning"])
        .default("error"),
    )
    .option("--no-lint", "report errors only, no lints")
    .addHelpText(
      "after",
      "\nExamples:\n  pulumi-cams validate flows/\n  pulumi-cams validate --format sarif 'flows/**/*.json' > flows.sarif",
    )
    .action(async (files: string[], { format, failOn, lint }: ValidateFlags) => {
      const diagnosed = (await readFlows(files)).map(({ file, text }): FileReport => {
        const diagnostics = lint ? diagnoseText(text, file) : validateText(text, file);
        return { file, valid: diagnostics.every(({ severity }) => severity !== "error"), diagnostics };
      });
      (format === "text" ? printColored : print)(reports[format](diagnosed, { color: inColor() }));
      const failing = failOn === "error" ? ["error"] : ["error", "warning"];
      if (diagnosed.some(({ diagnostics }) => diagnostics.some(({ severity }) => failing.includes(severity)))) {
        endWith(FINDINGS);
      }
    });
}
