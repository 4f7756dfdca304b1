import type { Language, Span } from "./ast";
import { type Binding, parseBinding } from "./binding";
import { parseCondition } from "./parse";
import { isNested } from "./scanText";
import { readToken, type Source } from "./token";

/** A binding and its place in the string that it stands in. */
export interface PlacedBinding extends Span {
  binding: Binding;
}

/**
 * The bindings of a string that the client replaces: of an exact binding, a nested expression, or a valid condition. A
 * nested expression need not be valid, so that one mistake does not hide what the rest of it uses. In other texts
 * `${...}` is shown literally and is not listed.
 */
export function bindingsIn(value: string): PlacedBinding[] {
  if (!value.includes("${")) return [];
  const binding = parseBinding(value);
  if (binding !== undefined) return [{ binding, start: 0, end: value.length }];
  if (isNested(value)) return bindingsOf(value, 1, value.length - 1, "nested");
  return "ast" in parseCondition(value) ? bindingsInCondition(value) : [];
}

/** The bindings of a string that is known to be a condition, valid or not. */
export function bindingsInCondition(condition: string): PlacedBinding[] {
  return bindingsOf(condition, 0, condition.length, "condition");
}

function bindingsOf(text: string, start: number, end: number, language: Language): PlacedBinding[] {
  const source: Source = { text, start, end, language };
  const found: PlacedBinding[] = [];
  for (let token = readToken(source, start); token.kind !== "end"; token = readToken(source, token.end)) {
    if (token.kind === "binding") found.push({ binding: token.binding, start: token.start, end: token.end });
  }
  return found;
}
