import type { JsonValue } from "../json";

const TEXT = 60;
const ITEMS = 4;
const DEPTH = 2;
const WHOLE = 120;

/**
 * A value in at most some 120 characters on one line: long texts and lists are cut with an ellipsis, what lies deep is
 * left out, and no control character or change of writing direction comes through.
 */
export function preview(value: JsonValue | undefined): string {
  return cut(shorten(value, DEPTH), WHOLE);
}

/** A name or a key as it may stand in a sentence. */
export const plain = (text: string): string => visible(cut(text, TEXT));

/** A text between quotes. */
export const quoted = (text: string): string => visible(JSON.stringify(cut(text, TEXT)));

/** Characters that move the cursor, hide text or turn its direction around. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** Without the joiner inside it, an emoji of a family falls apart. */
const JOINER = "\u200d";

function visible(text: string): string {
  return text.replace(UNSEEN, (character) =>
    character === JOINER ? character : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const characters = Array.from(text.slice(0, most + 1));
  return `${characters.slice(0, -1).join("")}…`;
}

function shorten(value: JsonValue | undefined, depth: number): string {
  if (typeof value === "string") return quoted(value);
  if (typeof value !== "object" || value === null) return String(value ?? null);
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    if (depth === 0) return "[…]";
    return `[${listed(
      value.slice(0, ITEMS).map((item) => shorten(item, depth - 1)),
      value.length,
    )}]`;
  }
  const names = Object.keys(value);
  if (names.length === 0) return "{}";
  if (depth === 0) return "{…}";
  return `{${listed(
    names.slice(0, ITEMS).map((name) => `${plain(name)}: ${shorten(value[name], depth - 1)}`),
    names.length,
  )}}`;
}

const listed = (shown: string[], all: number): string => [...shown, ...(all > shown.length ? ["…"] : [])].join(", ");
