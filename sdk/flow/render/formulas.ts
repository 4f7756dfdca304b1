import { type Binding, type Expression, isNested, parseBinding, parseCondition, parseNested } from "../expression";
import { isSince } from "../format";
import type { JsonValue } from "../json";
import type { Formula } from "./model";

/** The formulas of a document by the strings that they are written as. */
export interface Formulas {
  values: Map<string, Formula>;
  conditions: Map<string, Formula>;
}

/**
 * Parses every string of a value that is replaced when the flow runs: bindings, nested expressions and the conditions
 * of If. A string that is none of them, or a malformed one, has no formula and is shown as it is written.
 *
 * @param version of Flow JSON; before 6.0 a text between backticks is a text
 */
export function formulasIn(document: JsonValue, version: string): Formulas {
  const formulas: Formulas = { values: new Map(), conditions: new Map() };
  const nested = isSince(version, "6.0");
  const open: { value: JsonValue; isCondition: boolean }[] = [{ value: document, isCondition: false }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { value, isCondition } = place;
    if (typeof value === "string") add(value, isCondition, nested, formulas);
    else if (Array.isArray(value)) for (const item of value) open.push({ value: item, isCondition: false });
    else if (typeof value === "object" && value !== null) {
      for (const [key, member] of Object.entries(value)) open.push({ value: member, isCondition: key === "condition" });
    }
  }
  return formulas;
}

function add(text: string, isCondition: boolean, nested: boolean, { values, conditions }: Formulas): void {
  if (isCondition && !conditions.has(text)) {
    const parsed = nested && isNested(text) ? parseNested(text) : parseCondition(text);
    if ("ast" in parsed) conditions.set(text, toFormula(parsed.ast));
  }
  if (values.has(text)) return;
  const binding = parseBinding(text);
  if (binding !== undefined) values.set(text, toReference(binding));
  else if (nested && isNested(text)) {
    const parsed = parseNested(text);
    if ("ast" in parsed) values.set(text, toFormula(parsed.ast));
  }
}

const toReference = ({ root, screen, path }: Binding): Formula => ({
  kind: "binding",
  root,
  ...(screen !== undefined && { screen }),
  path,
});

function toFormula(ast: Expression): Formula {
  switch (ast.kind) {
    case "literal":
      return { kind: "literal", value: ast.value };
    case "binding":
      return toReference(ast.binding);
    case "not":
      return { kind: "not", operand: toFormula(ast.operand) };
    case "binary":
      return { kind: "binary", operator: ast.operator, left: toFormula(ast.left), right: toFormula(ast.right) };
    case "join":
      return { kind: "join", parts: ast.parts.map(toFormula) };
  }
}
