import { formulasIn } from "../../../../sdk/flow/render/formulas";
import { evaluate } from "../../../../sdk/flow/render/player/evaluate";
import type { Value } from "../../../../sdk/flow/render/player/values";

const data: Record<string, Value> = { name: "Ada", total: 90, people: 4, vip: true, tags: ["a"], none: undefined };

function comesOutAs(text: string, version = "7.3"): Value | "no formula" {
  const formula = formulasIn({ text }, version).values.get(text);
  return formula === undefined ? "no formula" : evaluate(formula, ({ path }) => data[path[0] ?? ""]);
}

function holds(condition: string): Value | "no formula" {
  const formula = formulasIn({ condition }, "7.3").conditions.get(condition);
  return formula === undefined ? "no formula" : evaluate(formula, ({ path }) => data[path[0] ?? ""]);
}

test.each<[string, Value]>([
  ["${data.name}", "Ada"],
  ["${data.tags}", ["a"]],
  ["${data.none}", undefined],
  ["`'Hello ' ${data.name} '!'`", "Hello Ada!"],
  ["`'Each pays ' ${data.total} / ${data.people}`", "Each pays 22.5"],
  ["`${data.total} + ${data.people} * 2 - 1`", 97],
  ["`${data.total} % ${data.people}`", 2],
  ["`${data.total} > 10 && ${data.vip}`", true],
  ["`${data.vip} == false || ${data.name} != 'Ada'`", false],
  ["`'Items: ' ${data.none}`", "Items: "],
])("%s comes out as a phone shows it", (text, value) => {
  expect(comesOutAs(text)).toEqual(value);
});

test.each<[string, boolean]>([
  ["${data.vip}", true],
  ["!${data.vip}", false],
  ["${data.total} >= 90 && (${data.people} < 3 || ${data.name} == 'Ada')", true],
  ["${data.total} == '90'", false],
  ["${data.none} == 'x'", false],
  ["${data.name} > 1", false],
  ["`${data.total} + 1 > 90`", true],
])("the condition %s is %s", (condition, value) => {
  expect(holds(condition)).toBe(value);
});

test("what is no binding and no valid expression has no value and is shown as it is written", () => {
  for (const text of ["Hello ${data.name}", "${ data.name }", "`'open`", "plain", "'a' == 'a'"]) {
    expect(comesOutAs(text)).toBe("no formula");
  }
  expect(comesOutAs("`'Hello ' ${data.name}`", "5.1")).toBe("no formula");
});
