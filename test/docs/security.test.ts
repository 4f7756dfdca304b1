import { existsSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { root, textOf } from "./pages";

const rows = [...textOf("SECURITY.md").matchAll(/^\| (.+) \| (.+) \| `(test\/[^`]+)`: (.+) \|$/gm)];

test("every claim about security names a test", () => {
  const [, claims = ""] = textOf("SECURITY.md").split("## What is promised");
  const lines = claims.split("\n").filter((line) => /^\| (?!what|---)/.test(line));
  expect(rows.map(([row]) => row)).toEqual(lines);
  expect(rows.length).toBeGreaterThan(20);
});

test.each(rows.map(([, what = "", , file = "", name = ""]) => [what, file, name]))(
  "%s: %s has the test",
  (_, file, name) => {
    expect(existsSync(path.join(root, file))).toBe(true);
    expect(readFileSync(path.join(root, file), "utf8")).toContain(name);
  },
);
