import { readFileSync } from "node:fs";
import * as path from "node:path";
import { LINTS } from "../sdk/flow";

const validation = readFileSync(path.join(__dirname, "../docs/validation.md"), "utf8");

test("the page about validation has every row of the rules and every lint, once", () => {
  const rows = [...validation.matchAll(/^\| (R\d\d) \|/gm)].map(([, row]) => row);
  expect(rows).toEqual(Array.from({ length: 79 }, (_, index) => `R${String(index + 1).padStart(2, "0")}`));
  const lints = [...validation.matchAll(/^\| ([A-Z_]+) \| (.*) \|$/gm)].map(([, code, about]) => ({ code, about }));
  expect(lints).toEqual(LINTS);
});
