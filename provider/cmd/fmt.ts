import { writeFile } from "node:fs/promises";
import { Command } from "commander";
import { formatFlow, formatPath, parseSource } from "../../sdk/flow";
import { documentsOf, type FlowDocument } from "./documents";
import { FILES_HELP, readFlows, reasonOf } from "./files";
import { endWith, FINDINGS } from "./outcome";
import { fail, print, visible } from "./terminal";

/** `pulumi-cams fmt`: flow files in the one layout. */
export function fmtCommand(): Command {
  return new Command("fmt")
    .description("Format flow files. Content and digest stay the same.")
    .argument("<files...>", `${FILES_HELP}; - reads the standard input and prints the result`)
    .option("--check", "write nothing; list the files that would change, and exit with 1 if there are any")
    .addHelpText("after", "\nExamples:\n  pulumi-cams fmt flows/\n  pulumi-cams fmt --check flows/")
    .action(async (files: string[], { check = false }: { check?: boolean }) => {
      for (const flow of documentsOf(await readFlows(files))) {
        if (wouldLose(flow)) continue;
        const formatted = withLineEndsOf(flow.text, formatFlow(flow.document));
        if (flow.file === "-" && !check) print(formatted);
        else if (formatted !== flow.text || flow.encoding !== "UTF-8") await change(flow, formatted, check);
      }
    });
}

/** A key that stands twice would lose what the first one says; a number that is read as another one, what it was. */
function wouldLose({ file, text }: FlowDocument): boolean {
  const { duplicates, inexact } = parseSource(text, file);
  const [key] = duplicates;
  const [number] = inexact;
  if (key !== undefined) {
    const name = JSON.stringify(key.key);
    fail(`${file}:${key.line}:${key.column} the key ${name} is repeated here; remove one of the two first`);
  } else if (number !== undefined) {
    fail(
      `${file}:${number.line}:${number.column} INEXACT_NUMBER ${formatPath(number.path)}: the number would be written as ` +
        `${Number(number.written)}; use fewer digits or a string first`,
    );
  }
  return key !== undefined || number !== undefined;
}

/** Git on Windows checks files out with CR LF, and `--check` is not to name all of them. */
const withLineEndsOf = (text: string, formatted: string): string =>
  /\r?\n/.exec(text)?.[0] === "\r\n" ? formatted.replaceAll("\n", "\r\n") : formatted;

async function change({ file }: FlowDocument, formatted: string, check: boolean): Promise<void> {
  if (check) {
    endWith(FINDINGS);
  } else {
    try {
      await writeFile(file, formatted);
    } catch (error) {
      return fail(`${file}: cannot be written: ${reasonOf(error)}`);
    }
  }
  print(visible(file));
}
