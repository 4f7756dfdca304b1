import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import * as path from "node:path";
import Ajv from "ajv";
import { parse } from "yaml";
import { diagnoseText } from "../../sdk/flow";
import { allBlocks, blocksIn, root } from "./pages";

test.each(blocksIn("json"))("the JSON at %s is JSON, and without a finding if it is a flow", (_, { text }) => {
  const document = JSON.parse(text);
  if ("screens" in document) expect(diagnoseText(text)).toEqual([]);
});

test.each(blocksIn("yaml"))("the YAML at %s is YAML", (_, { text }) => {
  expect(parse(text)).toEqual(expect.any(Object));
});

test.each(blocksIn("python"))("the Python at %s is Python", (place, { text }) => {
  const parsed = spawnSync("python3", ["-c", "import ast, sys; ast.parse(sys.stdin.read())"], { input: text });
  if (parsed.error !== undefined) return console.log(`${place} was not parsed: there is no python3`);
  expect(parsed.stderr.toString()).toBe("");
});

test.each(blocksIn("js"))("the JavaScript at %s is a line of the product", (_, { text }) => {
  expect(readFileSync(path.join(root, "sdk/whatsAppFlow.ts"), "utf8")).toContain(text.trim());
});

test("a block is in a language that a test knows, or is output", () => {
  const languages = new Set(allBlocks.map(({ language }) => language));
  expect(
    [...languages].filter(
      (language) => !["", "js", "json", "markdown", "python", "sh", "ts", "yaml"].includes(language),
    ),
  ).toEqual([]);
});

test("the schema that the page about editors names is in the package, and takes the flow of README", () => {
  const [, settings] = blocksIn("json").find(([place]) => place.startsWith("docs/editors.md")) ?? [];
  const [{ fileMatch, url }] = JSON.parse(settings?.text ?? "")["json.schemas"];
  expect(fileMatch).toEqual(["*.flow.json"]);
  const file = url.replace("./node_modules/pulumi-cams/", "");
  expect(require("pulumi-cams/package.json").exports["./flow.schema.json"]).toBe(`./${file}`);
  const accepts = new Ajv({ strict: true, allowUnionTypes: false }).compile(
    JSON.parse(readFileSync(path.join(root, file), "utf8")),
  );
  const flow = blocksIn("json").find(([, { text }]) => text.includes('"screens"'))?.[1].text ?? "";
  expect(accepts(JSON.parse(flow))).toBe(true);
  expect(accepts({ ...JSON.parse(flow), $schema: "flow.schema.json" })).toBe(false);
});
