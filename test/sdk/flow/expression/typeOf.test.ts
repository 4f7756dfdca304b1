import { parseNested, type Typed, typeOf } from "../../../../sdk/flow/expression";
import { resolve } from "./resolve";

test.each([
  ["${data.s}", "string"],
  ["${data.list}", "array"],
  ["${data.any}", "unknown"],
  ["'a'", "string"],
  ["1", "number"],
  ["true", "boolean"],
  ["'a' ${data.n} true", "string"],
  ["${data.n} + 1 * 2", "number"],
  ["${data.n} < 3", "boolean"],
  ["${data.s} == 'x'", "boolean"],
  ["${data.b} && !${data.b}", "boolean"],
  ["${data.any} + 1 > ${data.any}", "boolean"],
  ["${data.any} == 'a' && ${data.any} != 1 || ${data.any}", "boolean"],
  ["${data.any} ' and ' !${data.any}", "string"],
])("%s is of type %s", (text, type) => {
  expect(typed(text)).toEqual({ type, problems: [] });
});

test.each([
  ["${data.s} == 1", "${data.s} == 1", /a string and a number/],
  ["${data.b} != 'true'", "${data.b} != 'true'", /a boolean and a string/],
  ["${data.list} == 'x'", "${data.list} == 'x'", /an array and a string/],
  ["${data.s} < 3", "${data.s}", /< takes numbers; this is a string/],
  ["3 >= ${data.o}", "${data.o}", />= takes numbers; this is an object/],
  ["${data.s} + 'x'", "${data.s}", /\+ takes numbers/],
  ["${data.b} && ${data.n}", "${data.n}", /&& takes booleans/],
  ["!(${data.s})", "(${data.s})", /! takes booleans/],
  ["1 < 2 < 3", "1 < 2", /takes numbers; this is a boolean/],
  ["${data.missing} == 1", "${data.missing}", /^there is no missing$/],
])("%s is an error, told at %s", (text, at, message) => {
  const [problem] = typed(text).problems;
  expect(problem?.severity).toBe("error");
  expect(problem?.message).toMatch(message);
  expect(text.slice((problem?.start ?? 0) - 1, (problem?.end ?? 0) - 1)).toBe(at);
});

test.each([
  ["'You chose ' ${data.list}", /Only strings, numbers and booleans can be joined/],
  ["${data.list} == ${data.list}", /these are arrays/],
])("%s is only doubted: that it is excluded is documented, not seen", (text, message) => {
  const { problems } = typed(text);
  expect(problems.map(({ severity }) => severity)).toEqual(["warning"]);
  expect(problems[0]?.message).toMatch(message);
});

test("all that is wrong is told, in the order of the text, and one mistake brings no other", () => {
  const { type, problems } = typed("${data.missing} + ${data.s} > true && ${data.n}");
  expect(type).toBe("boolean");
  expect(problems.map(({ message }) => message)).toEqual([
    "there is no missing",
    "+ takes numbers; this is a string",
    "> takes numbers; this is a boolean",
    "&& takes booleans; this is a number",
  ]);
});

test("the longest chain that is read is also typed", () => {
  expect(typed(Array(1000).fill("${data.n}").join(" + "))).toEqual({ type: "number", problems: [] });
});

function typed(text: string): Typed {
  const parsed = parseNested(`\`${text}\``);
  if ("error" in parsed) throw new Error(parsed.error.message);
  return typeOf(parsed.ast, resolve);
}
