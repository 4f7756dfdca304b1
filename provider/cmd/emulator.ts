import { Command, InvalidArgumentError, Option } from "commander";
import { evalLine, reachFormats, reachOf } from "./reach";
import { log, print } from "./terminal";

interface Given {
  port: number;
  data?: string;
  limits: boolean;
  option: string[];
  observed?: string;
  format: keyof typeof reachFormats;
  background?: boolean;
}

/** `pulumi-cams emulator`: CAMS as a local server, until it is interrupted. */
export function emulatorCommand(): Command {
  return new Command("emulator")
    .description("Run a local server with the CAMS API, and print its endpoint and credentials.")
    .option("--port <number>", "TCP port on 127.0.0.1; 0 picks a free one", port, 0)
    .option("--data <file>", "JSON file that keeps the flows between restarts (default: in memory only)")
    .option("--no-limits", "do not limit the calls per second")
    .option(
      "--option <name=value>",
      "set behaviour that CAMS does not document; may be repeated (list: docs/emulator.md)",
      (text: string, others: string[]) => [...others, text],
      [],
    )
    .option("--observed <file>", "behave as pulumi-cams doctor has seen CAMS behave; options that are given win")
    .addOption(
      new Option("--format <format>", "one line of JSON, or lines that set the variables in a shell")
        .choices(Object.keys(reachFormats))
        .default("json"),
    )
    .option("--background", "return once it is up, and leave it running until it gets SIGTERM")
    .addHelpText(
      "after",
      `
Examples:
  pulumi-cams emulator --port 8080 --data emulator.json --option publishedEdits=refused
  ${evalLine(process.platform)}`,
    )
    .action(async ({ port, data, limits, option, observed, format, background }: Given) => {
      const { parseOptions, startEmulator }: typeof import("../emulator") = require("../emulator");
      const behaviour = parseOptions(limits ? option : [...option, "limits=off"]);
      const seen = observed === undefined ? {} : { observed };
      const request = { ...behaviour, ...seen, port, dataFile: data };
      if (background) {
        const { startInBackground }: typeof import("./background") = require("./background");
        return print(reachFormats[format](await startInBackground(request)));
      }
      const emulator = await startEmulator(request);
      const stop = () => void emulator.close();
      process.once("SIGINT", stop).once("SIGTERM", stop);
      print(reachFormats[format](reachOf(emulator)));
      // A shell that evaluates this output waits for its end.
      if (format !== "json" && !process.stdout.isTTY)
        log("The emulator runs until Ctrl-C; for eval, add --background.");
    });
}

function port(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65535)
    throw new InvalidArgumentError("Use a number from 0 to 65535.");
  return value;
}
