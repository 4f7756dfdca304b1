import { Command, InvalidArgumentError } from "commander";

interface Given {
  port: number;
  data?: string;
  limits: boolean;
  option: string[];
}

/** `pulumi-cams emulator`: CAMS as a local server, until it is interrupted. */
export function emulatorCommand(): Command {
  return new Command("emulator")
    .description("Run a local server with the CAMS API, and print its endpoint and credentials as one line of JSON.")
    .option("--port <number>", "TCP port on 127.0.0.1; 0 picks a free one", port, 0)
    .option("--data <file>", "JSON file that keeps the flows between restarts (default: in memory only)")
    .option("--no-limits", "do not limit the calls per second")
    .option(
      "--option <name=value>",
      "set behaviour that CAMS does not document; may be repeated (list: docs/emulator.md)",
      (text: string, others: string[]) => [...others, text],
      [],
    )
    .addHelpText(
      "after",
      "\nExample:\n  pulumi-cams emulator --port 8080 --data emulator.json --option publishedEdits=refused",
    )
    .action(async ({ port, data, limits, option }: Given) => {
      const { parseOptions, startEmulator } = require("../emulator") as typeof import("../emulator");
      const behaviour = parseOptions(limits ? option : [...option, "limits=off"]);
      const emulator = await startEmulator({ ...behaviour, port, dataFile: data });
      const { endpoint, controlUrl, accessKeyId, accessKeySecret, custSpaceId } = emulator;
      console.log(JSON.stringify({ endpoint, controlUrl, accessKeyId, accessKeySecret, custSpaceId }));
      const stop = () => void emulator.close();
      process.once("SIGINT", stop).once("SIGTERM", stop);
    });
}

function port(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65535)
    throw new InvalidArgumentError("Use a number from 0 to 65535.");
  return value;
}
