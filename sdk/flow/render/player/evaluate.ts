import type { Operator } from "../../expression";
import type { Formula } from "../model";
import { asText, isSame, type Value } from "./values";

/** What a binding stands for; undefined where there is no such value. */
export type Lookup = (binding: Extract<Formula, { kind: "binding" }>) => Value;

/** The operators on values. A side that is not what the operator takes makes comparisons false and numbers absent. */
const OPERATIONS: Readonly<Record<Operator, (left: Value, right: Value) => Value>> = {
  "||": (left, right) => left === true || right === true,
  "&&": (left, right) => left === true && right === true,
  "==": isSame,
  "!=": (left, right) => !isSame(left, right),
  "<": (left, right) => onNumbers(left, right, (a, b) => a < b) ?? false,
  "<=": (left, right) => onNumbers(left, right, (a, b) => a <= b) ?? false,
  ">": (left, right) => onNumbers(left, right, (a, b) => a > b) ?? false,
  ">=": (left, right) => onNumbers(left, right, (a, b) => a >= b) ?? false,
  "+": (left, right) => onNumbers(left, right, (a, b) => a + b),
  "-": (left, right) => onNumbers(left, right, (a, b) => a - b),
  "*": (left, right) => onNumbers(left, right, (a, b) => a * b),
  "/": (left, right) => onNumbers(left, right, (a, b) => a / b),
  "%": (left, right) => onNumbers(left, right, (a, b) => a % b),
};

/** The value of a formula. */
export function evaluate(formula: Formula, lookup: Lookup): Value {
  switch (formula.kind) {
    case "literal":
      return formula.value;
    case "binding":
      return lookup(formula);
    case "not":
      return evaluate(formula.operand, lookup) !== true;
    case "join":
      return formula.parts.map((part) => asText(evaluate(part, lookup))).join("");
    case "binary":
      return OPERATIONS[formula.operator](evaluate(formula.left, lookup), evaluate(formula.right, lookup));
  }
}

function onNumbers<Result>(left: Value, right: Value, operation: (a: number, b: number) => Result): Result | undefined {
  return typeof left === "number" && typeof right === "number" ? operation(left, right) : undefined;
}
