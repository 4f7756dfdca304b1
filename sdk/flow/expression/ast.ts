import type { Binding } from "./binding";

/**
 * The two languages: an If's `condition`, and a nested expression, which stands between backticks in a property.
 * Conditions have neither arithmetic nor the joining of texts.
 */
export type Language = "condition" | "nested";

/** A stretch of the text that was parsed: offsets in UTF-16 units, the end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** Something wrong at a place of an expression; the message is a sentence without full stop. */
export interface Problem extends Span {
  message: string;
}

/**
 * How tightly an operator holds its sides (they all group from the left), what it takes and gives, and the languages
 * that have it. `same` is two strings, two numbers or two booleans.
 */
interface OperatorRule {
  binds: number;
  takes: "boolean" | "number" | "same";
  gives: "boolean" | "number";
  languages: readonly Language[];
}

const BOTH: readonly Language[] = ["condition", "nested"];
const NESTED: readonly Language[] = ["nested"];

/** The operators between two sides. */
export const OPERATORS = {
  "||": { binds: 1, takes: "boolean", gives: "boolean", languages: BOTH },
  "&&": { binds: 2, takes: "boolean", gives: "boolean", languages: BOTH },
  "==": { binds: 3, takes: "same", gives: "boolean", languages: BOTH },
  "!=": { binds: 3, takes: "same", gives: "boolean", languages: BOTH },
  "<": { binds: 4, takes: "number", gives: "boolean", languages: BOTH },
  "<=": { binds: 4, takes: "number", gives: "boolean", languages: BOTH },
  ">": { binds: 4, takes: "number", gives: "boolean", languages: BOTH },
  ">=": { binds: 4, takes: "number", gives: "boolean", languages: BOTH },
  "+": { binds: 6, takes: "number", gives: "number", languages: NESTED },
  "-": { binds: 6, takes: "number", gives: "number", languages: NESTED },
  "*": { binds: 7, takes: "number", gives: "number", languages: NESTED },
  "/": { binds: 7, takes: "number", gives: "number", languages: NESTED },
  "%": { binds: 7, takes: "number", gives: "number", languages: NESTED },
} as const satisfies Record<string, OperatorRule>;

/** An operator between two sides. */
export type Operator = keyof typeof OPERATORS;

/**
 * Values side by side are joined to a text. That holds its sides more loosely than arithmetic and more tightly than
 * comparisons: `'Each pays ' ${data.total} / ${form.people}` joins the text and the quotient.
 */
export const JOIN_BINDS = 5;

/** A parsed expression. The span of a part between parentheses holds the parentheses. */
export type Expression = Span &
  (
    | { kind: "literal"; value: string | number | boolean }
    | { kind: "binding"; binding: Binding }
    | { kind: "not"; operand: Expression }
    | { kind: "binary"; operator: Operator; left: Expression; right: Expression }
    | { kind: "join"; parts: Expression[] }
  );
