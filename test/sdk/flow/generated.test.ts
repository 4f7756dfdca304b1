import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import * as path from "node:path";
import { generatedFiles } from "../../../sdk/flow/generate";

const root = path.join(__dirname, "../../..");

function formatted(file: string, text: string): string {
  if (file.endsWith(".md")) return text;
  const biome = path.join(root, "node_modules/@biomejs/biome/bin/biome");
  const options = { cwd: root, input: text, encoding: "utf8", maxBuffer: 16 * 1024 * 1024 } as const;
  return execFileSync(process.execPath, [biome, "format", `--stdin-file-path=${file}`], options);
}

test("the code of the page is what npm run generate makes of its modules", () => {
  execFileSync(process.execPath, [path.join(root, "scripts/player.mjs"), "--check"]);
});

test.each(Object.entries(generatedFiles()))("%s is what npm run generate makes of the format", (file, text) => {
  expect(readFileSync(path.join(root, file), "utf8") === formatted(file, text)).toBe(true);
});
