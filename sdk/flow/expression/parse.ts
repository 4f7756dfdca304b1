import { type Expression, JOIN_BINDS, OPERATORS, type Operator, type Problem, type Span } from "./ast";
import { isNested } from "./scanText";
import { readToken, type Source, type Token } from "./token";

/** An expression, or the first thing that keeps a text from being one. */
export type Parsed = { ast: Expression } | { error: Problem };

/** How deep parentheses and `!` may stand in each other: far more than people write, far less than the stack holds. */
export const MAX_NESTING = 100;
/** How many values an expression may hold: so no tree is deeper, and a hostile text is left soon. */
export const MAX_VALUES = 1000;

/** Parses the condition of an If. Offsets count from the text's start. */
export function parseCondition(text: string): Parsed {
  return parse({ text, start: 0, end: text.length, language: "condition" });
}

/** Parses a nested expression, given with its backticks. Offsets count from the first backtick. */
export function parseNested(text: string): Parsed {
  if (!isNested(text)) {
    return { error: { message: "A nested expression must be enclosed in backticks", start: 0, end: text.length } };
  }
  return parse({ text, start: 1, end: text.length - 1, language: "nested" });
}

/** Where a parser stands; the first problem ends all. */
interface State {
  source: Source;
  token: Token;
  values: number;
  nesting: number;
  problem?: Problem;
}

function parse(source: Source): Parsed {
  const state: State = { source, token: readToken(source, source.start), values: 0, nesting: 0 };
  const ast = parseFrom(state, 0);
  const { token, problem } = state;
  if (ast !== undefined && token.kind === "end") return { ast };
  return { error: problem ?? { message: unexpected(token), start: token.start, end: token.end } };
}

/** Reads a value and every operator after it that binds at least as tightly as asked; undefined after a problem. */
function parseFrom(state: State, binds: number): Expression | undefined {
  let left = parseValue(state);
  while (left !== undefined) {
    const { token, source } = state;
    if (token.kind === "operator") {
      const rule = OPERATORS[token.operator];
      if (rule.binds < binds || !allows(token.operator, source)) break;
      advance(state);
      const right = parseFrom(state, rule.binds + 1);
      if (right === undefined) return undefined;
      left = { kind: "binary", operator: token.operator, left, right, start: left.start, end: right.end };
    } else if (source.language === "nested" && JOIN_BINDS >= binds && beginsValue(token)) {
      left = parseJoin(state, left);
    } else break;
  }
  return left;
}

function parseJoin(state: State, first: Expression): Expression | undefined {
  const parts = [first];
  let end = first.end;
  while (beginsValue(state.token)) {
    const part = parseFrom(state, JOIN_BINDS + 1);
    if (part === undefined) return undefined;
    parts.push(part);
    end = part.end;
  }
  return { kind: "join", parts, start: first.start, end };
}

function parseValue(state: State): Expression | undefined {
  const { token } = state;
  switch (token.kind) {
    case "literal":
    case "binding":
      return accept(state, token);
    case "not":
    case "open": {
      state.nesting += 1;
      if (state.nesting > MAX_NESTING) {
        return fail(state, token, `Parentheses and ! can be nested at most ${MAX_NESTING} deep`);
      }
      advance(state);
      const inner = token.kind === "not" ? parseNot(state, token) : parseParenthesis(state, token);
      state.nesting -= 1;
      return inner;
    }
    case "operator":
      if (token.operator === "-") return parseNegative(state, token);
      return fail(state, token, `A value is expected before ${token.operator}`);
    case "wrong":
      return fail(state, token, token.message);
    case "close":
      return fail(state, token, "A value is expected before the closing parenthesis");
    case "end":
      return fail(state, token, "A value is expected at the end");
  }
}

function parseNot(state: State, { start }: Span): Expression | undefined {
  const operand = parseValue(state);
  return operand && { kind: "not", operand, start, end: operand.end };
}

function parseParenthesis(state: State, open: Span): Expression | undefined {
  const inner = parseFrom(state, 0);
  if (inner === undefined) return undefined;
  const { token } = state;
  if (token.kind === "end") return fail(state, open, "The closing parenthesis is missing");
  if (token.kind !== "close") return fail(state, token, unexpected(token));
  advance(state);
  return { ...inner, start: open.start, end: token.end };
}

/** A minus where a value is expected is the sign of a number, and of nothing else. */
function parseNegative(state: State, { start }: Span): Expression | undefined {
  advance(state);
  const { token } = state;
  if (token.kind !== "literal" || typeof token.value !== "number") {
    return fail(state, token, "A number is expected after the minus sign");
  }
  // Subtracted, so that minus nought is nought.
  return accept(state, { kind: "literal", value: 0 - token.value, start, end: token.end });
}

/** Takes a value for which the token at hand stands, if there are not too many already. */
function accept(state: State, value: Expression): Expression | undefined {
  state.values += 1;
  if (state.values > MAX_VALUES) return fail(state, value, `An expression can have at most ${MAX_VALUES} values`);
  advance(state);
  return value;
}

/** What is wrong with a token that follows a complete value. */
function unexpected(token: Token): string {
  if (token.kind === "wrong") return token.message;
  if (token.kind === "close") return "The opening parenthesis is missing";
  if (token.kind === "operator") return `The operator ${token.operator} does not exist in conditions`;
  return "An operator is missing before the value";
}

function allows(operator: Operator, { language }: Source): boolean {
  return OPERATORS[operator].languages.includes(language);
}

function beginsValue({ kind }: Token): boolean {
  return kind === "literal" || kind === "binding" || kind === "open" || kind === "not";
}

function advance(state: State): void {
  state.token = readToken(state.source, state.token.end);
}

function fail(state: State, { start, end }: Span, message: string): undefined {
  state.problem ??= { message, start, end };
  return undefined;
}
