import fc from "fast-check";
import {
  type Expression,
  type Language,
  type Operator,
  parseBinding,
  parseCondition,
  parseNested,
  printExpression,
} from "../../../../sdk/flow/expression";
import { flowText } from "./flowText";

const LOGIC: Operator[] = ["||", "&&", "==", "!=", "<", "<=", ">", ">="];
const ARITHMETIC: Operator[] = ["+", "-", "*", "/", "%"];

test("parsing a printed expression gives that expression again, in both languages", () => {
  for (const language of ["condition", "nested"] as const) {
    fc.assert(
      fc.property(expression(language), (ast) => {
        const text = printExpression(ast);
        const parsed = language === "condition" ? parseCondition(text) : parseNested(`\`${text}\``);
        expect("ast" in parsed ? withoutSpans(parsed.ast) : parsed).toEqual(withoutSpans(ast));
      }),
    );
  }
});

test("any string is read or refused within its bounds; what is read prints to a form that stays", () => {
  fc.assert(
    fc.property(flowText(), (text) => {
      for (const parsed of [parseCondition(text), parseNested(text)]) {
        const { start, end } = "ast" in parsed ? parsed.ast : parsed.error;
        expect(0 <= start && start <= end && end <= text.length).toBe(true);
        if ("error" in parsed) continue;
        const printed = printExpression(parsed.ast);
        const again = parseNested(`\`${printed}\``);
        expect("ast" in again && printExpression(again.ast)).toBe(printed);
      }
    }),
  );
});

test.each([
  ["`((${data.a}))`", "${data.a}"],
  ["`(${data.a} * 2) + 1`", "${data.a} * 2 + 1"],
  ["`${data.a} * (2 + 1)`", "${data.a} * (2 + 1)"],
  ["`${data.a} - (2 - 1)`", "${data.a} - (2 - 1)"],
  ["`!(${data.a} && ${data.b})`", "!(${data.a} && ${data.b})"],
  ["`'n: ' (-5)`", "'n: ' (-5)"],
  ["`'n: ' (-5 + 1)`", "'n: ' (-5 + 1)"],
  ["`'a\\'b'`", "'a\\'b'"],
  ["`-5 'C'`", "-5 'C'"],
  ["`1000000000000000000000000`", "1000000000000000000000000"],
  ["`0.00000012`", "0.00000012"],
])("%s prints as %s", (text, printed) => {
  const parsed = parseNested(text);
  expect("ast" in parsed && printExpression(parsed.ast)).toBe(printed);
});

/** Any expression that a language can hold; its spans mean nothing. */
function expression(language: Language): fc.Arbitrary<Expression> {
  const operators = language === "condition" ? LOGIC : [...LOGIC, ...ARITHMETIC];
  const at = { start: fc.constant(0), end: fc.constant(0) };
  const kind = <K extends string>(name: K) => ({ kind: fc.constant(name), ...at });
  const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
  const value = fc.oneof(fc.string({ unit: "binary" }), number, fc.integer(), fc.boolean());
  const bindings = ["${data.x}", "${form.y.z}", "${screen.A.form.b}"].flatMap((text) => parseBinding(text) ?? []);
  const { tree } = fc.letrec<{ tree: Expression; value: Expression }>((tie) => ({
    value: fc.oneof(
      fc.record({ ...kind("literal"), value }),
      fc.record({ ...kind("binding"), binding: fc.constantFrom(...bindings) }),
    ),
    tree: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      tie("value"),
      fc.record({ ...kind("not"), operand: tie("tree") }),
      fc.record({
        ...kind("binary"),
        operator: fc.constantFrom(...operators),
        left: tie("tree"),
        right: tie("tree"),
      }),
      ...(language === "nested"
        ? [fc.record({ ...kind("join"), parts: fc.array(tie("tree"), { minLength: 2, maxLength: 4 }) })]
        : []),
    ),
  }));
  return tree;
}

function withoutSpans(ast: Expression): unknown {
  return JSON.parse(JSON.stringify(ast, (key, value) => (key === "start" || key === "end" ? undefined : value)));
}
