import { type Expression, type Parsed, parseCondition, parseNested } from "../../../../sdk/flow/expression";
import { MAX_NESTING, MAX_VALUES } from "../../../../sdk/flow/expression/parse";

describe("what is read", () => {
  test.each([
    ["${data.on}", "data.on"],
    ["(${form.a} == 'cat')", "[form.a == 'cat']"],
    ["${data.a} || ${data.b} && ${data.c}", "[data.a || [data.b && data.c]]"],
    ["(${data.a} || ${data.b}) && ${data.c}", "[[data.a || data.b] && data.c]"],
    ["${data.a} && ${data.b} && ${data.c}", "[[data.a && data.b] && data.c]"],
    ["${data.n} >= 18 == true", "[[data.n >= 18] == true]"],
    ["!${data.a} != false", "[!data.a != false]"],
    ["!!(${data.n}<-5)", "!![data.n < -5]"],
    ["${data.n}!=1.50", "[data.n != 1.5]"],
    ["${form.s} != ''", "[form.s != '']"],
    ["${screen.A.form.s} == 'a`b'", "[form.s == 'a`b']"],
    ["\n\t${data.a} ", "data.a"],
  ])("the condition %s", (text, expected) => {
    expect(shape(astOf(parseCondition(text)))).toBe(expected);
  });

  test.each([
    ["`${data.x}`", "data.x"],
    ["` 'Hello ' ${form.name}`", "{'Hello ' form.name}"],
    ["`${form.a} ' is ' ${form.b} ' years old.' `", "{form.a ' is ' form.b ' years old.'}"],
    ["`'Each pays ' ${data.sum} / ${form.people}`", "{'Each pays ' [data.sum / form.people]}"],
    ["`(${data.a} + ${data.b}) ' in all'`", "{[data.a + data.b] ' in all'}"],
    ["`${data.a} + ${data.b} * 2 % 3 - 1`", "[[data.a + [[data.b * 2] % 3]] - 1]"],
    ["`${data.n} -5`", "[data.n - 5]"],
    ["`${data.n} - -5`", "[data.n - -5]"],
    ["`'a' ('b' 'c')`", "{'a' {'b' 'c'}}"],
    ["`${form.a} 'x' == 'yx' && ${form.b}`", "[[{form.a 'x'} == 'yx'] && form.b]"],
    ["`'Ana\\\\`s'`", "'Ana`s'"],
    ["`'we\\'ll see Ana\\`s C:\\\\ and \\n'`", "'we'll see Ana`s C:\\ and \\n'"],
  ])("the nested expression %s", (text, expected) => {
    expect(shape(astOf(parseNested(text)))).toBe(expected);
  });
});

describe("what is refused, and where", () => {
  test.each([
    ["", "", /A value is expected/],
    ["  ", "", /A value is expected/],
    ["()", ")", /before the closing parenthesis/],
    ["(${data.a}", "(", /closing parenthesis is missing/],
    ["${data.a})", ")", /opening parenthesis is missing/],
    ["${data.a} ${data.b}", "${data.b}", /operator is missing/],
    ["(${data.a} 'b')", "'b'", /operator is missing/],
    ["${data.a} ==", "", /A value is expected at the end/],
    ["${data.a} == || ${data.b}", "||", /expected before \|\|/],
    ["${data.a} = 'x'", "=", /written ==/],
    ["${data.a} === 'x'", "===", /written ==/],
    ["${data.a} & ${data.b}", "&", /written &&/],
    ["${data.a} | ${data.b}", "|", /written \|\|/],
    ["${data.a} + 1 == 2", "+", /operator \+ does not exist/],
    ["${data.a} - 1 == 2", "-", /operator - does not exist/],
    ["${data.a} == -x", "x", /number is expected after the minus/],
    ["${data.a} == 'x", "'x", /closing quote/],
    ['${data.a} == "x"', '"', /single quotes/],
    ["${data.a} == cat", "cat", /single quotes/],
    ["${data.a} == null", "null", /null does not exist/],
    ["${data.a} == undefined", "undefined", /single quotes/],
    ["${ data.a } == 1", "${ data.a }", /cannot contain spaces/],
    ["${foo.a} == 1", "${foo.a}", /data, form or screen/],
    ["${data.a == 1", "${data.a == 1", /closing brace/],
    ["`${data.a}`", "`", /must not be enclosed in backticks/],
    ["${data.a} == 😀", "😀", /no meaning/],
    [`\${data.a} == ${"9".repeat(400)}`, "9".repeat(400), /too large/],
  ])("the condition %s", (text, at, message) => {
    const { error } = refused(parseCondition(text));
    expect(text.slice(error.start, error.end)).toBe(at);
    expect(error.message).toMatch(message);
  });

  test.each([
    ["``", "", /A value is expected/],
    ["`Hello ${data.x}`", "Hello", /single quotes/],
    ["`${data.a} ? 'x' : 'y'`", "?", /operator \? : does not exist/],
    ["`${data.a} ** 2`", "**", /operator \*\* does not exist/],
    ["`'Ana`s house'`", "'Ana`s house'", /backslash/],
    ["`${data.a} ` ${data.b}`", "`", /backslash/],
    ["`'a' + `", "", /expected at the end/],
    ["`'it\\'`", "'it\\'", /closing quote/],
    ["${data.a} + 1", "${data.a} + 1", /enclosed in backticks/],
  ])("the nested expression %s", (text, at, message) => {
    const { error } = refused(parseNested(text));
    expect(text.slice(error.start, error.end)).toBe(at);
    expect(error.message).toMatch(message);
  });
});

test("every part knows where it stands, parentheses included", () => {
  const text = "!(${data.a} == 'x') && ${data.b}";
  const ast = astOf(parseCondition(text));
  const spans: string[] = [];
  const walk = (part: Expression): void => {
    spans.push(text.slice(part.start, part.end));
    if (part.kind === "not") walk(part.operand);
    if (part.kind === "binary") [part.left, part.right].forEach(walk);
  };
  walk(ast);
  expect(spans).toEqual([text, "!(${data.a} == 'x')", "(${data.a} == 'x')", "${data.a}", "'x'", "${data.b}"]);
});

describe("an expression that is built to exhaust a reader is refused with a reason", () => {
  const deep = /at most 100 deep/;
  const many = /at most 1000 values/;
  test.each([
    ["opening parentheses", "(".repeat(1_000_000), deep],
    ["matching parentheses", `${"(".repeat(10_000)}\${data.a}${")".repeat(10_000)}`, deep],
    ["exclamation marks", "! ".repeat(1_000_000), deep],
    ["a chain of operators", `${"${data.a} && ".repeat(200_000)}true`, many],
    ["an unclosed string", `\${data.a} == '${"x".repeat(3_000_000)}`, /closing quote/],
    ["unclosed braces", "${".repeat(1_000_000), /closing brace/],
    ["a number of a million digits", "1".repeat(1_000_000), /too large/],
    ["a word of a million letters", "a".repeat(1_000_000), /single quotes/],
    ["a million spaces", " ".repeat(1_000_000), /expected at the end/],
  ])("%s", (_, text, message) => {
    expect(refused(parseCondition(text)).error.message).toMatch(message);
    expect(refused(parseNested(`\`${text}\``)).error.message).toMatch(message);
  });

  test("a text of endless parts", () => {
    expect(refused(parseNested(`\`${"1 ".repeat(1_000_000)}\``)).error.message).toMatch(many);
  });
});

test("what stands just within the limits is read", () => {
  const nested = `${"(".repeat(MAX_NESTING)}\${data.a}${")".repeat(MAX_NESTING)}`;
  expect(shape(astOf(parseCondition(nested)))).toBe("data.a");
  const long = Array(MAX_VALUES).fill("${data.a}").join(" || ");
  expect(astOf(parseCondition(long)).end).toBe(long.length);
  const parenthesised = `(\${data.a})${" || (${data.a})".repeat(MAX_VALUES - 1)}`;
  expect(astOf(parseCondition(parenthesised)).end).toBe(parenthesised.length);
});

function astOf(parsed: Parsed): Expression {
  if ("error" in parsed) throw new Error(parsed.error.message);
  return parsed.ast;
}

function refused(parsed: Parsed): Extract<Parsed, { error: unknown }> {
  if ("ast" in parsed) throw new Error("It was read");
  return parsed;
}

/** A tree in short: sides of operators between brackets, joined parts between braces. */
function shape(ast: Expression): string {
  switch (ast.kind) {
    case "literal":
      return typeof ast.value === "string" ? `'${ast.value}'` : String(ast.value);
    case "binding":
      return [ast.binding.root, ...ast.binding.path].join(".");
    case "not":
      return `!${shape(ast.operand)}`;
    case "binary":
      return `[${shape(ast.left)} ${ast.operator} ${shape(ast.right)}]`;
    case "join":
      return `{${ast.parts.map(shape).join(" ")}}`;
  }
}
