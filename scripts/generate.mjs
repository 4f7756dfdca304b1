// Writes the files that are made of tables: of the format in sdk/flow/format, and of the resources. Run by "npm run generate".
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import plugin from "../dist/provider/plugin/schema/index.js";
import resources from "../dist/provider/resources/reference/index.js";
import format from "../dist/sdk/flow/generate/index.js";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const files = Object.entries({
  ...format.generatedFiles(),
  ...resources.generatedFiles((file) => readFileSync(file, "utf8")),
  ...plugin.generatedFiles(version),
});
for (const [file, text] of files) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
const formatted = files.map(([file]) => file).filter((file) => !file.endsWith(".md"));
execFileSync("biome", ["format", "--write", ...formatted], { stdio: "inherit" });
