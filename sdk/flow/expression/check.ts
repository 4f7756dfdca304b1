import type { Expression } from "./ast";
import { byPlace, type Resolve, type Typed, type TypeProblem, typeOf } from "./typeOf";

/**
 * What is wrong with an If's condition: besides types, it must come out true or false, and something in every
 * comparison must change while the flow runs.
 */
export function checkCondition(ast: Expression, resolve: Resolve): TypeProblem[] {
  const { type, problems } = typeOf(ast, resolve);
  const constant = constants(ast).map(
    ({ start, end, kind }): TypeProblem => ({
      severity: "error",
      message:
        kind === "binary"
          ? "One side of an operator must contain a binding; the result with two literals is always the same"
          : "A condition must contain a binding; the result of a literal is always the same",
      start,
      end,
    }),
  );
  const { start, end } = ast;
  const result: TypeProblem[] =
    constant.length > 0 || type === "boolean" || type === "unknown"
      ? []
      : [
          {
            severity: "error",
            message: `A condition must be true or false; this one is of type ${type}`,
            start,
            end,
          },
        ];
  return [...problems, ...constant, ...result].sort(byPlace);
}

/** The type of a nested expression and what is wrong with it; the caller knows the type that its property takes. */
export function checkNested(ast: Expression, resolve: Resolve): Typed {
  const { type, problems } = typeOf(ast, resolve);
  const doubts = negations(ast).map(
    ({ start, end }): TypeProblem => ({
      severity: "warning",
      // Meta documents ! for conditions only; whether nested expressions have it is not known.
      message: "! is documented only for conditions; == false always works",
      start,
      end,
    }),
  );
  return { type, problems: [...problems, ...doubts].sort(byPlace) };
}

/** The operators whose sides are both without binding, innermost only, or the whole if it is a lone literal. */
function constants(ast: Expression): Expression[] {
  const found: Expression[] = [];
  const dynamic = (part: Expression): boolean => {
    if (part.kind === "binding") return true;
    if (part.kind === "literal") return false;
    if (part.kind === "not") return dynamic(part.operand);
    const before = found.length;
    const sides = (part.kind === "binary" ? [part.left, part.right] : part.parts).map(dynamic);
    // One that was found within has been reported: the whole then counts as dynamic.
    if (sides.includes(true) || found.length > before) return true;
    found.push(part);
    return true;
  };
  if (!dynamic(ast)) found.push(ast);
  return found;
}

function negations(ast: Expression): Expression[] {
  switch (ast.kind) {
    case "not":
      return [ast, ...negations(ast.operand)];
    case "binary":
      return [...negations(ast.left), ...negations(ast.right)];
    case "join":
      return ast.parts.flatMap(negations);
    default:
      return [];
  }
}
