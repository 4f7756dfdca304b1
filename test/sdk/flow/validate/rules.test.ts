import { isEnoughToRefuse, RULE_ROWS, validateText } from "../../../../sdk/flow/validate";
import { cases as bindings } from "./cases/bindings";
import { cases as inputs } from "./cases/inputs";
import { cases as placement } from "./cases/placement";
import { cases as screens } from "./cases/screens";
import { cases as structure } from "./cases/structure";

const all = [...structure, ...screens, ...placement, ...inputs, ...bindings];

/** Rows of docs/validation.md. R34 to R36 are what Meta accepts: their documents show that validation says nothing. */
const ROWS = RULE_ROWS.map(({ row }) => row);

test.each(all)("$rows: validation of $what", ({ flow, expected }) => {
  const text = typeof flow === "string" ? flow : JSON.stringify(flow, null, 2);
  const said = validateText(text).map(
    ({ code, severity, path, line, column }) =>
      `${code}${severity === "warning" ? " warning" : ""} ${path} ${line}:${column}`,
  );
  expect(said).toEqual(expected);
});

test("every rule has a document that shows it", () => {
  const shownBy = (row: string) => all.filter(({ rows }) => rows.includes(row)).length;
  const cells = ROWS.map((row) => `${row} ${String(shownBy(row)).padStart(2)}`);
  const lines = Array.from({ length: Math.ceil(cells.length / 10) }, (_, line) =>
    cells.slice(line * 10, line * 10 + 10).join(" | "),
  );
  console.log(`Rows of docs/validation.md, and how many documents show each:\n${lines.join("\n")}`);
  expect(ROWS.filter((row) => shownBy(row) === 0)).toEqual([]);
});

test("rules are numbered without a gap, and every document shows rules that there are", () => {
  expect(ROWS).toEqual(ROWS.map((_, index) => `R${String(index + 1).padStart(2, "0")}`));
  expect(all.flatMap(({ rows }) => rows).filter((row) => !ROWS.includes(row))).toEqual([]);
});

const enough = new Set(RULE_ROWS.flatMap(({ row, evidence }) => (isEnoughToRefuse(evidence) ? [row] : [])));

test("a rule without enough evidence warns at most", () => {
  const doubtful = all.filter(({ rows }) => rows.every((row) => !enough.has(row)));
  expect(doubtful.length).toBeGreaterThan(10);
  expect(doubtful.flatMap(({ expected }) => expected.filter((line) => !line.includes(" warning ")))).toEqual([]);
});

test("a rule with enough evidence has a document that it refuses", () => {
  const refusing = new Set(
    all.flatMap(({ rows, expected }) => (expected.some((line) => !line.includes(" warning ")) ? rows : [])),
  );
  expect([...enough].filter((row) => !refusing.has(row))).toEqual([]);
});
