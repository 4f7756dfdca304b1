import fc from "fast-check";
import { checkCondition, checkNested, parseCondition, parseNested } from "../../../../sdk/flow/expression";
import { flowText } from "./flowText";
import { resolve } from "./resolve";

const LITERALS = "One side of an operator must contain a binding; the result with two literals is always the same";

test.each([
  "${data.b}",
  "((${data.b}))",
  "!${data.b}",
  "${data.any}",
  "(${data.b} && (${form.s} == 'cat'))",
  "${data.n} > 1 || 2 < ${data.n}",
  "(${data.n} == 1) == true",
  "true && ${data.b}",
])("the condition %s is accepted", (text) => {
  expect(conditionProblems(text)).toEqual([]);
});

test.each([
  ["${data.s}", "${data.s}", "A condition must be true or false; this one is of type string"],
  ["((${data.n}))", "((${data.n}))", "A condition must be true or false; this one is of type number"],
  ["true", "true", "A condition must contain a binding; the result of a literal is always the same"],
  ["!false", "!false", "A condition must contain a binding; the result of a literal is always the same"],
  ["'yes'", "'yes'", "A condition must contain a binding; the result of a literal is always the same"],
  ["573 == 376", "573 == 376", LITERALS],
  ["${data.b} || ('a' == 'a')", "('a' == 'a')", LITERALS],
  ["true && false", "true && false", LITERALS],
  ["(1 == 1) && true", "(1 == 1)", LITERALS],
  ["${data.gone}", "${data.gone}", "there is no gone"],
  ["${data.s} == 1", "${data.s} == 1", "== compares values of the same type; these are a string and a number"],
])("the condition %s is refused at %s: %s", (text, at, message) => {
  const problems = conditionProblems(text);
  expect(problems.map((problem) => problem.message)).toEqual([message]);
  expect(problems.map(({ start, end }) => text.slice(start, end))).toEqual([at]);
  expect(problems.map(({ severity }) => severity)).toEqual(["error"]);
});

test("a nested expression may be constant and of any type", () => {
  expect(nested("`1 == 1`")).toEqual({ type: "boolean", problems: [] });
  expect(nested("`'a'`")).toEqual({ type: "string", problems: [] });
  expect(nested("`${data.list}`")).toEqual({ type: "array", problems: [] });
});

test("! in a nested expression is doubted, not refused", () => {
  const { type, problems } = nested("`'on: ' !(!${data.b} == ${data.b})`");
  expect(type).toBe("string");
  expect(problems.map(({ severity, start }) => [severity, start])).toEqual([
    ["warning", 8],
    ["warning", 10],
  ]);
});

test("the longest chain that is read is also checked", () => {
  expect(conditionProblems(Array(1000).fill("${data.b}").join(" && "))).toEqual([]);
  expect(conditionProblems(Array(1000).fill("true").join(" && "))).toHaveLength(1);
  expect(nested(`\`${Array(1000).fill("!${data.b}").join(" && ")}\``).problems).toHaveLength(1000);
});

test("whatever is read can be checked, and every problem stands within the text", () => {
  fc.assert(
    fc.property(flowText(), (text) => {
      const condition = parseCondition(text);
      const expression = parseNested(text);
      const problems = [
        ...("ast" in condition ? checkCondition(condition.ast, resolve) : []),
        ...("ast" in expression ? checkNested(expression.ast, resolve).problems : []),
      ];
      for (const { start, end } of problems) expect(0 <= start && start < end && end <= text.length).toBe(true);
    }),
  );
});

function conditionProblems(text: string) {
  const parsed = parseCondition(text);
  if ("error" in parsed) throw new Error(parsed.error.message);
  return checkCondition(parsed.ast, resolve);
}

function nested(text: string) {
  const parsed = parseNested(text);
  if ("error" in parsed) throw new Error(parsed.error.message);
  return checkNested(parsed.ast, resolve);
}
