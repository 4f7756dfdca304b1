import type { Severity } from "../diagnostic";
import { type Expression, OPERATORS, type Problem, type Span } from "./ast";
import type { Binding } from "./binding";

/** The types of values. Whole numbers are numbers. */
export type ValueType = "string" | "number" | "boolean" | "array" | "object";

/**
 * What a binding stands for: the type of its value, `unknown` where that cannot be known before it runs (nothing is
 * then said of it), or why it refers to nothing.
 */
export type Resolve = (binding: Binding) => ValueType | "unknown" | { error: string };

/** Something wrong with types. A warning is what the documentation excludes and nobody has seen refused. */
export interface TypeProblem extends Problem {
  severity: Severity;
}

/** The type of an expression's value, and what is wrong in it, in the order of the text. */
export interface Typed {
  type: ValueType | "unknown";
  problems: TypeProblem[];
}

/** Types an expression from its values up. A part with a problem keeps the type that it should have had. */
export function typeOf(ast: Expression, resolve: Resolve): Typed {
  const problems: TypeProblem[] = [];
  const type = visit(ast, resolve, (severity, { start, end }, message) => {
    problems.push({ severity, message, start, end });
  });
  return { type, problems: problems.sort(byPlace) };
}

/** Orders by where things stand in the text: the earlier, and of two the shorter, first. */
export function byPlace(a: Span, b: Span): number {
  return a.start - b.start || a.end - b.end;
}

type Report = (severity: Severity, at: Span, message: string) => void;

function visit(ast: Expression, resolve: Resolve, report: Report): Typed["type"] {
  switch (ast.kind) {
    case "literal":
      return typeOfValue(ast.value);
    case "binding": {
      const resolved = resolve(ast.binding);
      if (typeof resolved === "string") return resolved;
      report("error", ast, resolved.error);
      return "unknown";
    }
    case "not":
      expect(ast.operand, visit(ast.operand, resolve, report), "boolean", "!", report);
      return "boolean";
    case "join":
      for (const part of ast.parts) {
        const type = visit(part, resolve, report);
        if (!isSimple(type)) report("warning", part, `Only strings, numbers and booleans can be joined, not ${type}s`);
      }
      return "string";
    case "binary": {
      const left = visit(ast.left, resolve, report);
      const right = visit(ast.right, resolve, report);
      const { takes, gives } = OPERATORS[ast.operator];
      if (takes === "same") compare(ast, left, right, ast.operator, report);
      else {
        expect(ast.left, left, takes, ast.operator, report);
        expect(ast.right, right, takes, ast.operator, report);
      }
      return gives;
    }
  }
}

function expect(at: Span, type: Typed["type"], wanted: ValueType, operator: string, report: Report): void {
  if (type !== "unknown" && type !== wanted)
    report("error", at, `${operator} takes ${wanted}s; this is ${named(type)}`);
}

function compare(at: Span, left: Typed["type"], right: Typed["type"], operator: string, report: Report): void {
  if (left === "unknown" || right === "unknown") return;
  if (left !== right) {
    report("error", at, `${operator} compares values of the same type; these are ${named(left)} and ${named(right)}`);
  } else if (!isSimple(left)) {
    report("warning", at, `${operator} compares strings, numbers and booleans; these are ${left}s`);
  }
}

function isSimple(type: Typed["type"]): boolean {
  return type !== "array" && type !== "object";
}

function named(type: string): string {
  return `${/^[ao]/.test(type) ? "an" : "a"} ${type}`;
}

function typeOfValue(value: string | number | boolean): ValueType {
  if (typeof value === "string") return "string";
  return typeof value === "number" ? "number" : "boolean";
}
