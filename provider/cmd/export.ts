import { Command, Option } from "commander";
import type { Exported, ExportRequest, LeftOut } from "./exporting";
import { CREDENTIALS_HELP, spaceOption, withCams } from "./live";
import { CommandError, endWith, FINDINGS } from "./outcome";
import { fail, print, printJson, tell, visible } from "./terminal";

interface ExportFlags extends Pick<ExportRequest, "language" | "custSpaceId"> {
  all?: boolean;
  output: string;
  force?: boolean;
  format: "text" | "json";
}

/** `pulumi-cams export`: brings flows that exist already under Pulumi, without a change to them. */
export function exportCommand(): Command {
  return new Command("export")
    .description("Write flows of an account into flow files, with a Pulumi program that adopts them as they are.")
    .argument("[flows...]", "ids or exact names of flows")
    .option("--all", "all flows of the space")
    .option("-o, --output <folder>", "folder of the Pulumi project", "whatsapp-flows")
    .option("--force", "overwrite existing files")
    .addOption(
      new Option("--language <language>", "what the program is written in")
        .choices(["typescript", "javascript"])
        .default("typescript"),
    )
    .addOption(spaceOption())
    .addOption(new Option("--format <format>", "how to print what was done").choices(["text", "json"]).default("text"))
    .addHelpText(
      "after",
      `${CREDENTIALS_HELP}
Nothing is changed in CAMS. An export that was interrupted goes on when it is run again.

Examples:
  pulumi-cams export --all
  pulumi-cams export 926753328126431 "Sign up" -o infra/flows`,
    )
    .action(async (named: string[], flags: ExportFlags) => {
      if (named.length > 0 === (flags.all === true)) {
        throw new CommandError("export takes ids or names of flows, or --all; give one of the two");
      }
      const { exportFlows } = require("./exporting") as typeof import("./exporting");
      const exported = await withCams((connection) =>
        exportFlows(connection, {
          named: flags.all ? undefined : named,
          folder: flags.output,
          force: flags.force === true,
          language: flags.language,
          custSpaceId: flags.custSpaceId,
          versions: versions(),
          progress: tell,
        }),
      );
      for (const file of exported.refused) fail(`${file}: there is another file; --force replaces it`);
      if (exported.leftOut.some(({ reason }) => reason === "unreadable document")) endWith(FINDINGS);
      if (flags.format === "json") printJson(forJson(exported, flags.output));
      else print(inWords(exported, flags.output));
    });
}

/** The program asks for this release or a later one, and for Pulumi as this release does. */
function versions(): ExportRequest["versions"] {
  const { version, peerDependencies } = require("pulumi-cams/package.json") as {
    version: string;
    peerDependencies: { "@pulumi/pulumi": string };
  };
  return { "@pulumi/pulumi": peerDependencies["@pulumi/pulumi"], "pulumi-cams": `^${version}` };
}

const forJson = ({ flows, leftOut, refused }: Exported, folder: string) => ({
  folder,
  flows: flows.map(({ isPublished: _, ...flow }) => flow),
  leftOut,
  refused,
});

const reasons: Record<LeftOut["reason"], string> = {
  deprecated: "deprecated, which is final: it cannot be adopted",
  "no document": "a draft without a document: there is nothing to write down",
  gone: "gone: CAMS lists it and does not know it",
  "unreadable document": "not readable: what CAMS returns as its document is no JSON object",
};

function inWords({ flows, leftOut, refused }: Exported, folder: string): string {
  const left = leftOut.map(
    ({ flowId, flowName, reason }) => `  ${flowId} ${visible(JSON.stringify(flowName))}: ${reasons[reason]}`,
  );
  const flowsIn = (count: number) => `${count} flow${count === 1 ? "" : "s"}`;
  const lines = left.length === 0 ? [] : [`${flowsIn(left.length)} left out:`, ...left];
  if (refused.length > 0) return [...lines, "The program is not complete."].join("\n");
  if (flows.length === 0) return [...lines, "There is no flow to export."].join("\n");
  const next =
    "npm install, then pulumi stack init, then pulumi preview, which says of each that nothing will change there";
  return [...lines, `${flowsIn(flows.length)} in ${visible(folder)}. Next, in that folder: ${next}.`].join("\n");
}
