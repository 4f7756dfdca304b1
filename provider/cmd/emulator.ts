import { Command, InvalidArgumentError } from "commander";

/** `pulumi-cams emulator`: CAMS as a local server, until it is interrupted. */
export function emulatorCommand(): Command {
  return new Command("emulator")
    .description("Run a local server that speaks the CAMS API, and print how to reach it as one line of JSON.")
    .option("--port <number>", "TCP port on 127.0.0.1; 0 takes a free one", port, 0)
    .option("--data <file>", "JSON file that keeps the flows from one start to the next (default: memory only)")
    .addHelpText("after", "\nExample:\n  pulumi-cams emulator --port 8080 --data emulator.json")
    .action(async (options: { port: number; data?: string }) => {
      const { startEmulator } = require("../emulator") as typeof import("../emulator");
      const emulator = await startEmulator({ port: options.port, dataFile: options.data });
      const { endpoint, accessKeyId, accessKeySecret, custSpaceId } = emulator;
      console.log(JSON.stringify({ endpoint, accessKeyId, accessKeySecret, custSpaceId }));
      const stop = () => void emulator.close();
      process.once("SIGINT", stop).once("SIGTERM", stop);
    });
}

function port(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65535) throw new InvalidArgumentError("It is 0 to 65535.");
  return value;
}
