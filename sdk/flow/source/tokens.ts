/** What jsonc-parser's scanner answers; its own names are a `const enum`, which separately compiled files cannot read. */
export const token = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  nullWord: 7,
  trueWord: 8,
  falseWord: 9,
  text: 10,
  number: 11,
  lineComment: 12,
  blockComment: 13,
  lineBreak: 14,
  space: 15,
  unknown: 16,
  end: 17,
} as const;

/** What is wrong with a token by itself, by the number of the scanner's error. */
export const tokenFaults: readonly (string | undefined)[] = [
  undefined,
  "comments are not allowed in Flow JSON",
  "a string is not closed",
  "a number is incomplete",
  "a \\u escape is invalid",
  "an escape with \\ is invalid",
  "a control character is not escaped",
];

/** What may come next, and how its absence is worded. */
export const absence = {
  value: "a value is expected",
  firstItem: "a value is expected",
  firstKey: "a property name in double quotes is expected",
  key: "a property name in double quotes is expected",
  colon: "a colon is expected",
  separator: "a comma is expected",
  end: "there is more text after the end of the document",
} as const;

export type Expected = keyof typeof absence;

export const comment = "comments are not allowed in Flow JSON";
export const unquoted = "unexpected text; only true, false, null and numbers are written without quotes";
export const unclosed = { object: "a closing } is expected", list: "a closing ] is expected" } as const;
