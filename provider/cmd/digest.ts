import { Command, Option } from "commander";
import { digest } from "../../sdk/flow";
import { documentsOf } from "./documents";
import { FILES_HELP, readFlows } from "./files";
import { print, printJson, visible } from "./terminal";

/** `pulumi-cams digest`: the digest that `WhatsAppFlow` shows as output, for files. */
export function digestCommand(): Command {
  return new Command("digest")
    .description("Print the digest of flow files; changes of white space and key order are ignored.")
    .argument("<files...>", `${FILES_HELP}; - reads the standard input`)
    .addOption(new Option("--format <format>", "output format").choices(["text", "json"]).default("text"))
    .addHelpText("after", "\nExample:\n  pulumi-cams digest signup.flow.json")
    .action(async (files: string[], { format }: { format: "text" | "json" }) => {
      const digests = documentsOf(await readFlows(files)).map(({ file, document }) => ({
        file,
        digest: digest(document),
      }));
      if (format === "json") return printJson(digests);
      for (const { file, digest } of digests) print(`${digest}  ${visible(file)}`);
    });
}
