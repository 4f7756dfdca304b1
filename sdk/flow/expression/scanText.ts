import { type Binding, type MalformedBinding, readBinding } from "./binding";

/** A stretch of a text: offsets in UTF-16 units, the end exclusive. */
type TextPiece = { start: number; end: number } & (
  | { kind: "text" }
  | { kind: "expression" }
  | { kind: "binding"; binding: Binding }
  | { kind: "malformed"; malformed: MalformedBinding }
);

/**
 * What a property's string is:
 * - `plain`: nothing that looks like a binding;
 * - `binding`: one binding from end to end, replaced by its value;
 * - `expression`: a nested expression between backticks (before Flow JSON 6.0 a plain text);
 * - `mixed`: text and `${...}` together, which users see literally;
 * - `malformed`: one `${...}` from end to end that is no binding.
 */
export interface ScannedText {
  kind: "plain" | "binding" | "expression" | "mixed" | "malformed";
  /** The stretches in order: together they are the whole text, without gap or overlap. */
  pieces: TextPiece[];
}

/** Tells what a string is and finds everything in it that looks like a binding. Any string will do. */
export function scanText(text: string): ScannedText {
  if (isNested(text)) return { kind: "expression", pieces: [{ kind: "expression", start: 0, end: text.length }] };
  const pieces: TextPiece[] = [];
  let at = 0;
  while (at < text.length) {
    const found = text.indexOf("${", at);
    const start = found < 0 ? text.length : found;
    if (start > at) pieces.push({ kind: "text", start: at, end: start });
    if (found < 0) break;
    const { end, ...read } = readBinding(text, start, text.length);
    pieces.push({ ...("binding" in read ? { kind: "binding", ...read } : { kind: "malformed", ...read }), start, end });
    at = end;
  }
  const [first] = pieces;
  if (pieces.length > 1) return { kind: "mixed", pieces };
  return { kind: first === undefined || first.kind === "text" ? "plain" : first.kind, pieces };
}

/** Whether a string is a nested expression: whole between backticks. Says nothing of what stands between them. */
export function isNested(text: string): boolean {
  return text.length > 1 && text.startsWith("`") && text.endsWith("`");
}
