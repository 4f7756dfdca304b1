import { readFileSync } from "node:fs";
import { Command } from "commander";
import { digest, parseFlow } from "../../sdk/flow";

/** `pulumi-cams digest`: the digest that `WhatsAppFlow` shows as output, for files. */
export function digestCommand(): Command {
  return new Command("digest")
    .description("Print the digest of flow files; white space and the order of keys do not count.")
    .argument("<files...>", "flow files; - reads the standard input")
    .addHelpText("after", "\nExample:\n  pulumi-cams digest signup.flow.json")
    .action((files: string[]) => {
      for (const file of files) {
        const text = readFileSync(file === "-" ? 0 : file, "utf8");
        console.log(`${digest(parseFlow(text, file))}  ${file}`);
      }
    });
}
