import { Command } from "commander";
import { evalLine } from "./reach";
import { print, visible } from "./terminal";
import { versions } from "./versions";

/** `pulumi-cams init`: a first program, to begin with. */
export function initCommand(): Command {
  return new Command("init")
    .description("Create a Pulumi project with one flow in an empty folder.")
    .argument("[folder]", "folder of the project", ".")
    .option("--name <name>", "name of the project (default: that of the folder)")
    .addHelpText("after", "\nExamples:\n  pulumi-cams init\n  pulumi-cams init my-flows --name signup")
    .action(async (folder: string, { name }: { name?: string }) => {
      const { nameOf, projectFiles, writeProject }: typeof import("./newProject") = require("./newProject");
      const files = projectFiles(nameOf(folder, name), versions());
      await writeProject(folder, files);
      print(nextSteps(folder, Object.keys(files)));
    });
}

const nextSteps = (folder: string, files: readonly string[]) =>
  [
    `Created ${files.join(", ")}.`,
    "",
    "Next, to publish the flow on a local CAMS, without an account:",
    ...(folder === "." ? [] : [`  cd ${visible(folder)}`]),
    ...stepsOn(process.platform).map((step) => `  ${step}`),
  ].join("\n");

/** From the project to a published flow; README has the same commands. */
const stepsOn = (platform: NodeJS.Platform) => [
  "npm install",
  evalLine(platform),
  "pulumi login --local",
  // PowerShell has no empty variables: there Pulumi asks for the passphrase.
  ...(platform === "win32" ? [] : ['export PULUMI_CONFIG_PASSPHRASE=""']),
  "pulumi stack init dev",
  "pulumi up",
];
