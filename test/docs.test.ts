import { readFileSync } from "node:fs";
import * as path from "node:path";
import { LINTS } from "../sdk/flow";
import { RULE_ROWS } from "../sdk/flow/validate";

const validation = readFileSync(path.join(__dirname, "../docs/validation.md"), "utf8");

test("the page about validation has every rule with its evidence and every lint, once", () => {
  const rows = [...validation.matchAll(/^\| (R\d\d) \|.*\| ([a-z ]+) \|$/gm)].map(([, row, evidence]) => ({
    row,
    evidence,
  }));
  expect(rows).toEqual(RULE_ROWS.map(({ row, evidence }) => ({ row, evidence })));
  const lints = [...validation.matchAll(/^\| ([A-Z_]+) \| (.*) \|$/gm)].map(([, code, about]) => ({ code, about }));
  expect(lints).toEqual(LINTS);
});
