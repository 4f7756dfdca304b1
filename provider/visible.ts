/**
 * Text on one line that cannot move the cursor, change colours or turn the direction of writing: control and format
 * characters (C0, C1, DEL, bidirectional controls), line separators and lone surrogates are spelled as `\u{1b}`.
 */
export const visible = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) =>
    character === JOINER ? character : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );

/** The same for a text of several lines, whose line feeds stay. */
export const visibleLines = (text: string): string => text.split("\n").map(visible).join("\n");

/** Joins emoji into one, and cannot harm. */
const JOINER = "\u200d";

/**
 * JSON for people and programs: what a terminal would obey is spelled as an escape, which means the same to every reader
 * of JSON.
 */
export const visibleJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    character === "\n" || character === JOINER
      ? character
      : Array.from({ length: character.length }, (_, index) => hex(character.charCodeAt(index))).join(""),
  );

const hex = (unit: number) => `\\u${unit.toString(16).padStart(4, "0")}`;
