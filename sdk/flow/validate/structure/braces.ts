import { schemaAt, typesOf, valueTypeOf } from "../../dataModel";
import { checkNested, parseNested, type Resolve, type ValueType } from "../../expression";
import type { Shape } from "../../format";
import { isPlainObject } from "../../json";
import { type Path, valueAt } from "../../path";
import type { CheckContext } from "../context";
import { kindOf } from "./words";

/** What no name of data or of an input holds, and every expression does. */
const OPERATORS = /[\s!=<>&|+*/%'"()?:]/;

/** Whether a text in the form of a binding holds an expression between its braces, as `${data.age > 17}`. */
export const holdsExpression = (text: string): boolean => OPERATORS.test(text.slice(2, -1).trim());

/**
 * What to write instead of a text that is no binding, where only a binding may be a text: the value without quotes; the
 * same expression as Meta reads it, where it is one and comes out as the property needs it; else where a value of that
 * type can come from.
 */
export function bindingHint(text: string, shape: Shape, path: Path, context: CheckContext): string {
  if (isQuoted(text, shape)) return `write ${context.quote(text, path).replace(/^"|"$/g, "")} without quotes`;
  const repaired = context.isSince("6.0") ? asExpression(text, typeNeeded(shape), path, context) : undefined;
  if (repaired !== undefined) return `write ${context.quote(repaired, path)}`;
  const isOlder = !context.isSince("6.0") && /\$\{|`/.test(text);
  const source = `write ${kindOf(shape)}, or bind a key of the data model that has this type: \${data.<key>}`;
  return isOlder ? `${source}; expressions need version 6.0 or later` : source;
}

/** Whether a text is the value that is meant, but for its quotes. */
function isQuoted(text: string, shape: Shape): boolean {
  if (shape.kind === "boolean") return text === "true" || text === "false";
  return (shape.kind === "integer" || shape.kind === "number") && /^(?:0|[1-9]\d{0,8})$/.test(text);
}

/** The type that an expression must come out as; none for lists and objects, which no expression gives. */
function typeNeeded(shape: Shape): ValueType | undefined {
  if (shape.kind === "boolean") return "boolean";
  return shape.kind === "number" || shape.kind === "integer" ? "number" : undefined;
}

function asExpression(
  text: string,
  needed: ValueType | undefined,
  path: Path,
  context: CheckContext,
): string | undefined {
  if (needed === undefined || !text.includes("${") || text.length > LONGEST) return undefined;
  return [text, bindingsInBraces(text)]
    .map((body) => `\`${inWords(body)}\``)
    .find((repaired) => {
      const parsed = parseNested(repaired);
      if ("error" in parsed) return false;
      const { type, problems } = checkNested(parsed.ast, resolveData(path, context));
      return problems.length === 0 && type === needed;
    });
}

const LONGEST = 200;

/** The words of other languages for the same operators. A `!` before a single binding is written as a comparison. */
const inWords = (body: string): string =>
  body
    .replaceAll("===", "==")
    .replaceAll("!==", "!=")
    .replaceAll('"', "'")
    .replace(/^\s*!\s*(\$\{[^{}]+\})\s*$/, "$1 == false")
    .trim();

/** The text without its outer braces, and with braces around each reference in it. */
const bindingsInBraces = (text: string): string =>
  text
    .replace(/^\$\{(.*)\}$/s, "$1")
    .replaceAll(/(?<![\w.'"{])(?:data|form|screen)\.[\w.]*\w/g, (reference) => `\${${reference}}`);

/** What is known of the data of the screen on which a path lies; inputs and other screens are looked at later. */
function resolveData(path: Path, { document }: CheckContext): Resolve {
  const model = valueAt(document, [...path.slice(0, 2), "data"]);
  return ({ root, screen, path: names }) => {
    if (root !== "data" || screen !== undefined) return "unknown";
    const schema = isPlainObject(model) ? schemaAt(model, names) : undefined;
    return schema === undefined ? { error: "it does not exist" } : valueTypeOf(typesOf(schema));
  };
}
