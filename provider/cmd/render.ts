import { mkdirSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { Command, Option } from "commander";
import { type RenderOptions, renderDiffPage, renderPage } from "../../sdk/flow";
import { documentOf } from "./documents";
import { readFlow, reasonOf } from "./files";
import { CommandError } from "./outcome";
import { print } from "./terminal";

interface Options extends RenderOptions {
  output?: string;
  diff?: boolean;
  png?: string;
}

/** `pulumi-cams render`: a flow, or what changed in it, as one HTML page and as pictures. */
export function renderCommand(): Command {
  return new Command("render")
    .description("Render a flow as a self-contained, interactive HTML page.")
    .argument("<files...>", "a flow file, or with --diff the old and the new one; - reads the standard input")
    .option("-o, --output <file>", "HTML file to write (default: the standard output, unless --png is given)")
    .option("--diff", "show two versions side by side with the changes marked")
    .option(
      "--png <folder>",
      "write a PNG image of each screen to a folder; needs playwright-core and Chromium or Chrome",
    )
    .option("--title <text>", "title of the page (default: the file name)")
    .addOption(
      new Option("--theme <theme>", "initial colour theme of the page")
        .choices(["auto", "light", "dark"])
        .default("auto"),
    )
    .addOption(
      new Option("--direction <direction>", "text direction of the screens; auto detects it from their texts")
        .choices(["auto", "ltr", "rtl"])
        .default("auto"),
    )
    .addHelpText(
      "after",
      "\nExamples:\n  pulumi-cams render signup.flow.json -o signup.html" +
        "\n  pulumi-cams render --diff old.flow.json new.flow.json -o changes.html" +
        "\n  CHROME_PATH=/usr/bin/chromium pulumi-cams render signup.flow.json --png pictures",
    )
    .action(async (files: string[], options: Options) => {
      if (options.output === undefined && options.png === undefined && process.stdout.isTTY) {
        throw new CommandError(
          "render writes an HTML page; use -o to write it to a file, or redirect the output to a file",
        );
      }
      const page = await pageOf(files, options);
      if (options.output !== undefined) writePage(options.output, page);
      else if (options.png === undefined) print(page);
      if (options.png !== undefined) await writePictures(page, options.diff === true, options.png);
    });
}

async function pageOf(files: string[], { diff, title, theme, direction }: Options): Promise<string> {
  if (files.length !== (diff ? 2 : 1)) {
    throw new CommandError(
      diff ? "--diff takes two files, the old and the new one" : "render takes one file, or two with --diff",
    );
  }
  const shown = { title: title ?? files.map((file) => path.basename(file)).join(" → "), theme, direction };
  const [before, after] = await Promise.all(files.map(async (file) => documentOf(await readFlow(file)).document));
  if (before === undefined) return "";
  return after === undefined ? renderPage(before, shown) : renderDiffPage(before, after, shown);
}

function writePage(file: string, page: string): void {
  try {
    writeFileSync(file, page);
  } catch (error) {
    throw new CommandError(`${file} cannot be written: ${reasonOf(error)}`);
  }
}

/** A picture of every screen; of a comparison, of both versions of each side by side. */
async function writePictures(page: string, isComparison: boolean, folder: string): Promise<void> {
  const { findBrowser, takePictures }: typeof import("./browser") = require("./browser");
  const browser = findBrowser(process.env, process.platform);
  const pictures = await takePictures(browser, page, isComparison ? ".pair" : ".shown .phone");
  mkdirSync(folder, { recursive: true });
  for (const { name, png } of pictures) {
    const file = path.join(folder, `${name}.png`);
    writeFileSync(file, png);
    console.log(file);
  }
}
