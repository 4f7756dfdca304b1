import { writeFile } from "node:fs/promises";
import { Command } from "commander";
import { formatFlow, parseSource } from "../../sdk/flow";
import { documentsOf, type FlowDocument } from "./documents";
import { FILES_HELP, readFlows, reasonOf } from "./files";
import { endWith, FINDINGS } from "./outcome";
import { fail, print, visible } from "./terminal";

/** `pulumi-cams fmt`: flow files in the one layout. */
export function fmtCommand(): Command {
  return new Command("fmt")
    .description("Lay flow files out in the one way: keys in reading order, the meaning (and the digest) as it was.")
    .argument("<files...>", `${FILES_HELP}; - reads the standard input and prints the result`)
    .option("--check", "change nothing; name the files that would change, and end with 1 if there are any")
    .addHelpText("after", "\nExamples:\n  pulumi-cams fmt flows/\n  pulumi-cams fmt --check flows/")
    .action(async (files: string[], { check = false }: { check?: boolean }) => {
      for (const flow of documentsOf(await readFlows(files))) {
        if (hasDuplicates(flow)) continue;
        const formatted = formatFlow(flow.document);
        if (flow.file === "-" && !check) print(formatted);
        else if (formatted !== flow.text) await change(flow, formatted, check);
      }
    });
}

/** A file in which a key stands twice would lose what the first one says. */
function hasDuplicates({ file, text }: FlowDocument): boolean {
  const { duplicates } = parseSource(text, file);
  for (const { key, line, column } of duplicates.slice(0, 1)) {
    fail(`${file}:${line}:${column} the key ${JSON.stringify(key)} stands here again; remove one of the two first`);
  }
  return duplicates.length > 0;
}

async function change({ file }: FlowDocument, formatted: string, check: boolean): Promise<void> {
  if (check) {
    endWith(FINDINGS);
  } else {
    try {
      await writeFile(file, formatted);
    } catch (error) {
      return fail(`${file}: it cannot be written: ${reasonOf(error)}`);
    }
  }
  print(visible(file));
}
