import { type Language, OPERATORS, type Operator, type Span } from "./ast";
import { type Binding, readBinding } from "./binding";

/** The stretch of a text that is read as an expression of a language. */
export interface Source extends Span {
  text: string;
  language: Language;
}

/** One word of an expression. */
export type Token = Span &
  (
    | { kind: "operator"; operator: Operator }
    | { kind: "literal"; value: string | number | boolean }
    | { kind: "binding"; binding: Binding }
    | { kind: "not" | "open" | "close" | "end" }
    | { kind: "wrong"; message: string }
  );

const SPACE = /\s*/y;
const NUMBER = /\d+(?:\.\d+)?/y;
const WORD = /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy;
/** Longest first, so that `<=` is not read as `<`. */
const SYMBOLS = [...Object.keys(OPERATORS), "!"].sort((a, b) => b.length - a.length);

/** Marks that people bring along from other languages, and what to say of them; looked at before the operators. */
const FOREIGN: readonly (readonly [mark: string, message: string])[] = [
  ["===", "Equality is written =="],
  ["!==", "Inequality is written !="],
  ["**", "The operator ** does not exist"],
  ['"', "Strings are enclosed in single quotes"],
  ["?", "The operator ? : does not exist"],
];
/** Halves of operators, looked at where no whole one stands. */
const HALVES: readonly (readonly [mark: string, message: string])[] = [
  ["=", "Equality is written =="],
  ["&", "And is written &&"],
  ["|", "Or is written ||"],
];

/** The token at or after an offset; `end` at the end of the source, `wrong` for what no expression holds. */
export function readToken(source: Source, from: number): Token {
  const { text, end: limit } = source;
  const start = Math.min(limit, from + matchAt(SPACE, text, from).length);
  if (start >= limit) return { kind: "end", start: limit, end: limit };
  if (text.startsWith("${", start)) {
    const { end, ...read } = readBinding(text, start, limit);
    return "binding" in read
      ? { kind: "binding", start, end, binding: read.binding }
      : { kind: "wrong", start, end, message: read.malformed.message };
  }
  if (text[start] === "'") return readString(source, start);
  if (text[start] === "(") return { kind: "open", start, end: start + 1 };
  if (text[start] === ")") return { kind: "close", start, end: start + 1 };
  return readWord(text, start) ?? readSymbol(source, start);
}

/** The numbers, `true` and `false`; other words have no meaning outside strings. */
function readWord(text: string, start: number): Token | undefined {
  const digits = matchAt(NUMBER, text, start);
  if (digits !== "") {
    const value = Number(digits);
    const span = { start, end: start + digits.length };
    return Number.isFinite(value)
      ? { kind: "literal", ...span, value }
      : { kind: "wrong", ...span, message: "The number is too large" };
  }
  const word = matchAt(WORD, text, start);
  if (word === "") return undefined;
  const span = { start, end: start + word.length };
  if (word === "true" || word === "false") return { kind: "literal", ...span, value: word === "true" };
  const message =
    word === "null"
      ? "The value null does not exist in expressions"
      : "Strings are enclosed in single quotes, references in ${...}";
  return { kind: "wrong", ...span, message };
}

function readSymbol({ text, language }: Source, start: number): Token {
  const starts = ([mark]: readonly [string, string]) => text.startsWith(mark, start);
  const symbol = SYMBOLS.find((candidate) => text.startsWith(candidate, start));
  const foreign = FOREIGN.find(starts) ?? (symbol === undefined ? HALVES.find(starts) : undefined);
  if (foreign !== undefined) {
    const [mark, message] = foreign;
    return { kind: "wrong", start, end: start + mark.length, message };
  }
  if (symbol === "!") return { kind: "not", start, end: start + 1 };
  if (symbol !== undefined && isOperator(symbol)) {
    return { kind: "operator", start, end: start + symbol.length, operator: symbol };
  }
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
  const message =
    character !== "`"
      ? `${character} has no meaning in an expression`
      : language === "condition"
        ? "A condition must not be enclosed in backticks"
        : "A backtick inside an expression must be in a string, with a backslash before it";
  return { kind: "wrong", start, end: start + character.length, message };
}

/**
 * A string: a backslash takes away the meaning of a quote, a backtick or a backslash after it. Meta documents two of them
 * before a backtick, and JSON takes one of those away where it is written as it is shown; so both forms are read.
 */
function readString({ text, end: limit, language }: Source, start: number): Token {
  let bareBacktick = false;
  let end = start + 1;
  for (; end < limit && text[end] !== "'"; end++) {
    if (text.startsWith("\\\\`", end)) end += 2;
    else if (text[end] === "\\" && end + 1 < limit && /['`\\]/.test(text[end + 1] ?? "")) end++;
    else if (text[end] === "`") bareBacktick = true;
  }
  if (end >= limit) return { kind: "wrong", start, end: limit, message: "The closing quote of the string is missing" };
  end += 1;
  if (bareBacktick && language === "nested") {
    return { kind: "wrong", start, end, message: "A backtick in a string needs a backslash before it" };
  }
  const value = text.slice(start + 1, end - 1).replace(/\\\\`|\\(['`\\])/g, (_, escaped = "`") => escaped);
  return { kind: "literal", start, end, value };
}

function isOperator(symbol: string): symbol is Operator {
  return Object.hasOwn(OPERATORS, symbol);
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}
