import { readFileSync } from "node:fs";
import * as path from "node:path";
import { globSync } from "tinyglobby";
import { FINDING_CODES } from "../../../sdk/flow";

test("every code that the rules can report is one that a program can allow, and none is listed that no rule reports", () => {
  const root = path.join(__dirname, "../../../sdk/flow");
  const files = globSync(
    ["flaws.ts", "validate/**/*.ts", "source/**/*.ts", "format/**/*.ts", "lint/**/*.ts", "contract/**/*.ts"],
    {
      cwd: root,
      absolute: true,
    },
  );
  const text = files.map((file) => readFileSync(file, "utf8")).join("\n");
  const reported = new Set([...text.matchAll(/"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)"/g)].map(([, code]) => code));
  expect([...reported].filter((code) => !FINDING_CODES.includes(String(code)))).toEqual([]);
  expect(FINDING_CODES.filter((code) => !text.includes(code))).toEqual([]);
});
