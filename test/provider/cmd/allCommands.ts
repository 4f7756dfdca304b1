import { readdirSync } from "node:fs";
import * as path from "node:path";
import { Command } from "commander";

const folder = path.join(__dirname, "../../../provider/cmd");

/** Every command, as its file defines it: one function whose name ends in `Command`. */
export function commands(): Command[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".ts") && file !== "main.ts")
    .flatMap((file) => Object.entries<unknown>(require(path.join(folder, file))))
    .flatMap(([name, make]) => (name.endsWith("Command") && typeof make === "function" ? [make()] : []))
    .filter((made) => made instanceof Command);
}
