// Writes the code of the page that shows flows: the modules of sdk/flow/render/player as one text. Run by "npm run generate";
// with --check it only checks whether that text is still the one.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import ts from "typescript";

const folder = new URL("../sdk/flow/render/player/", import.meta.url);
const target = new URL("../sdk/flow/render/generated/playerCode.ts", import.meta.url);

/** A module as a function of its exports and of the way to the others. */
function moduleOf(file) {
  const { outputText } = ts.transpileModule(readFileSync(new URL(file, folder), "utf8"), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, removeComments: true },
  });
  return `"./${file.slice(0, -3)}": (exports, require) => {\n${outputText}},`;
}

/** The text of the file, made of what stands in the folder now. */
function playerFile() {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith(".ts") && file !== "index.ts")
    .sort();
  const code = `(() => {
const modules = {
${files.map(moduleOf).join("\n")}
};
const loaded = {};
const load = (name) => {
  if (loaded[name] === undefined) {
    loaded[name] = {};
    modules[name](loaded[name], load);
  }
  return loaded[name];
};
load("./main");
})();`;
  const lines = code.split("\n").map((line) => `  ${JSON.stringify(line)},\n`);
  return `// Generated from the modules of ../player by "npm run generate". Not to be edited by hand.

/** The code of the page. */
export const PLAYER = [
${lines.join("")}].join("\\n");
`;
}

if (!process.argv.includes("--check")) writeFileSync(target, playerFile());
else if (readFileSync(target, "utf8") !== playerFile()) throw new Error("playerCode.ts is old: npm run generate");
