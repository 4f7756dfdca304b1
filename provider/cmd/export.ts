import { Command, Option } from "commander";
import type { Exported, ExportRequest, LeftOut } from "./exporting";
import { CREDENTIALS_HELP, spaceOption, withCams } from "./live";
import { CommandError, endWith, FINDINGS } from "./outcome";
import { fail, log, print, printJson, visible } from "./terminal";
import { versions } from "./versions";

interface ExportFlags extends Pick<ExportRequest, "language" | "custSpaceId"> {
  all?: boolean;
  output: string;
  force?: boolean;
  importFile?: boolean;
  format: "text" | "json";
}

/** `pulumi-cams export`: brings flows that exist already under Pulumi, without a change to them. */
export function exportCommand(): Command {
  return new Command("export")
    .description("Export existing flows to flow files, with a Pulumi program that adopts them unchanged.")
    .argument("[flows...]", "ids or exact names of flows")
    .option("--all", "all flows of the space")
    .option("-o, --output <folder>", "folder of the Pulumi project", "whatsapp-flows")
    .option("--force", "overwrite existing files")
    .option("--import-file", "write a file for `pulumi import --file` (Pulumi 3.254 or newer) instead of adopt lines")
    .addOption(
      new Option("--language <language>", "language of the program")
        .choices(["typescript", "javascript"])
        .default("typescript"),
    )
    .addOption(spaceOption())
    .addOption(new Option("--format <format>", "output format of the result").choices(["text", "json"]).default("text"))
    .addHelpText(
      "after",
      `${CREDENTIALS_HELP}
Nothing is changed in CAMS. Run an interrupted export again to resume it.

Examples:
  pulumi-cams export --all
  pulumi-cams export 926753328126431 "Sign up" -o infra/flows
  pulumi-cams export --all --import-file`,
    )
    .action(async (named: string[], flags: ExportFlags) => {
      if (named.length > 0 === (flags.all === true)) {
        throw new CommandError("export takes ids or names of flows, or --all; use one of them");
      }
      const { exportFlows }: typeof import("./exporting") = require("./exporting");
      const exported = await withCams((connection) =>
        exportFlows(connection, {
          named: flags.all ? undefined : named,
          folder: flags.output,
          force: flags.force === true,
          importFile: flags.importFile === true,
          language: flags.language,
          custSpaceId: flags.custSpaceId,
          versions: versions(),
          progress: log,
        }),
      );
      for (const file of exported.refused)
        fail(`${file}: the file exists with other content; use --force to overwrite it`);
      if (exported.leftOut.some(({ reason }) => reason === "unreadable document")) endWith(FINDINGS);
      if (flags.format === "json") printJson(forJson(exported, flags.output));
      else print(inWords(exported, flags));
    });
}

const forJson = ({ flows, leftOut, refused }: Exported, folder: string) => ({
  folder,
  flows: flows.map(({ isPublished: _, ...flow }) => flow),
  leftOut,
  refused,
});

const reasons: Record<LeftOut["reason"], string> = {
  deprecated: "deprecated, so it cannot be adopted",
  "no document": "a draft without a document: there is nothing to export",
  gone: "gone: CAMS lists it but no longer finds it",
  "unreadable document": "not readable: the document that CAMS returns is not a JSON object",
};

function inWords({ flows, leftOut, refused }: Exported, { output: folder, importFile }: ExportFlags): string {
  const left = leftOut.map(
    ({ flowId, flowName, reason }) => `  ${flowId} ${visible(JSON.stringify(flowName))}: ${reasons[reason]}`,
  );
  const flowsIn = (count: number) => `${count} flow${count === 1 ? "" : "s"}`;
  const lines = left.length === 0 ? [] : [`${flowsIn(left.length)} left out:`, ...left];
  if (refused.length > 0) return [...lines, "The program was not written completely."].join("\n");
  if (flows.length === 0) return [...lines, "There are no flows to export."].join("\n");
  const { IMPORT_FILE }: typeof import("./exporting") = require("./exporting");
  const next = importFile
    ? `npm install, then pulumi stack init, then pulumi import --file ${IMPORT_FILE} --generate-code=false, then pulumi preview, which reports all flows as unchanged`
    : "npm install, then pulumi stack init, then pulumi preview, which reports for each flow that nothing will change";
  return [...lines, `${flowsIn(flows.length)} in ${visible(folder)}. Next, in that folder: ${next}.`].join("\n");
}
