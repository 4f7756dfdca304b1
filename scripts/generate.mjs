// Writes the files that are made of the description of the format in sdk/flow/spec. Run by "npm run generate".
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import generate from "../dist/sdk/flow/generate/index.js";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const files = Object.entries(generate.generatedFiles());
for (const [file, text] of files) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
const formatted = files.map(([file]) => file).filter((file) => !file.endsWith(".md"));
execFileSync("biome", ["format", "--write", ...formatted], { stdio: "inherit" });
