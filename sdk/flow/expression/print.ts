import { type Expression, JOIN_BINDS, OPERATORS } from "./ast";

/** Tighter than every operator: values, `!` and what stands between parentheses. */
const VALUE_BINDS = 8;

/**
 * An expression as text, with no more parentheses than it needs and without the backticks of a nested one. Parsing the
 * text gives the same expression, but for offsets.
 */
export function printExpression(ast: Expression): string {
  switch (ast.kind) {
    case "literal":
      return printLiteral(ast.value);
    case "binding":
      return ast.binding.text;
    case "not":
      return `!${printWithin(ast.operand, VALUE_BINDS)}`;
    case "binary": {
      const { binds } = OPERATORS[ast.operator];
      return `${printWithin(ast.left, binds)} ${ast.operator} ${printWithin(ast.right, binds + 1)}`;
    }
    case "join":
      return ast.parts.map(printPart).join(" ");
  }
}

/** A part after another one must not begin with a minus, which would subtract it. */
function printPart(part: Expression, index: number): string {
  const text = printWithin(part, JOIN_BINDS + 1);
  return index > 0 && text.startsWith("-") ? `(${printExpression(part)})` : text;
}

function printWithin(ast: Expression, binds: number): string {
  const text = printExpression(ast);
  const own = ast.kind === "binary" ? OPERATORS[ast.operator].binds : ast.kind === "join" ? JOIN_BINDS : VALUE_BINDS;
  return own < binds ? `(${text})` : text;
}

function printLiteral(value: string | number | boolean): string {
  if (typeof value === "string") return `'${value.replace(/['`\\]/g, "\\$&")}'`;
  return typeof value === "number" ? printNumber(value) : String(value);
}

/** A number without the exponent that JavaScript gives very large and very small ones: the languages have none. */
function printNumber(value: number): string {
  const [mantissa = "", exponent] = String(value).split("e");
  if (exponent === undefined) return mantissa;
  const [, sign = "", whole = "", fraction = ""] = /^(-?)(\d+)\.?(\d*)$/.exec(mantissa) ?? [];
  const shift = Number(exponent);
  return shift < 0
    ? `${sign}0.${"0".repeat(-shift - 1)}${whole}${fraction}`
    : `${sign}${whole}${fraction.padEnd(shift, "0")}`;
}
