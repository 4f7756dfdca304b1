import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { EXCEPTIONS } from "./frontEnds";

test("each exception of the plugin is about a test that there is", () => {
  const files = readdirSync(__dirname).filter((file) => file.endsWith(".test.ts"));
  const sources = files.map((file) => readFileSync(path.join(__dirname, file), "utf8")).join("\n");
  expect(Object.keys(EXCEPTIONS).filter((title) => !sources.includes(JSON.stringify(title)))).toEqual([]);
});
