import { isPlainObject, type JsonObject } from "./json";

/** Says that the text of a flow file cannot be a Flow JSON document, and where it stops being one. */
export class FlowFileError extends Error {
  override readonly name = "FlowFileError";

  constructor(
    /** The file as the caller named it. */
    readonly file: string,
    /** What is wrong, in a few words. */
    readonly problem: string,
    /** Line and column of the problem, both from 1; absent when the problem is the whole file. */
    readonly at?: { line: number; column: number },
  ) {
    super(`${file}${at === undefined ? "" : `:${at.line}:${at.column}`} ${problem}`);
  }
}

/**
 * Reads the text of a flow file. A byte order mark is accepted.
 *
 * @param file names the file in errors
 * @throws FlowFileError when the text is not JSON, or is JSON but not an object
 */
export function parseFlow(text: string, file: string): JsonObject {
  const json = text.startsWith("\uFEFF") ? text.slice(1) : text;
  let document: unknown;
  try {
    document = JSON.parse(json);
  } catch {
    throw syntaxError(json, file);
  }
  if (!isPlainObject(document)) {
    const found = document === null ? "null" : Array.isArray(document) ? "a list" : `a ${typeof document}`;
    throw new FlowFileError(file, `holds ${found}; a flow is an object with "version" and "screens"`);
  }
  return document as JsonObject;
}

/** The parser that knows positions is loaded only for a text that is already known to be broken. */
function syntaxError(json: string, file: string): FlowFileError {
  if (json.trim() === "") return new FlowFileError(file, "is empty; a flow is a JSON object");
  const { parse, printParseErrorCode } = require("jsonc-parser") as typeof import("jsonc-parser");
  const errors: import("jsonc-parser").ParseError[] = [];
  parse(json, errors, { disallowComments: true, allowTrailingComma: false });
  const first = errors[0];
  if (first === undefined) return new FlowFileError(file, "is not JSON");
  const before = json.slice(0, first.offset).split(/\r\n|\r|\n/);
  const at = { line: before.length, column: (before.at(-1) ?? "").length + 1 };
  return new FlowFileError(file, `is not JSON: ${wording[printParseErrorCode(first.error)] ?? "unexpected text"}`, at);
}

const wording: Record<string, string> = {
  InvalidSymbol: "unexpected text; only true, false, null, numbers and quoted texts stand without quotes",
  InvalidNumberFormat: "a number is malformed",
  PropertyNameExpected: "a property name in double quotes is expected",
  ValueExpected: "a value is expected",
  ColonExpected: "a colon is expected",
  CommaExpected: "a comma is expected",
  CloseBraceExpected: "a closing } is expected",
  CloseBracketExpected: "a closing ] is expected",
  EndOfFileExpected: "there is more text after the end of the document",
  InvalidCommentToken: "comments are not allowed in Flow JSON",
  UnexpectedEndOfComment: "comments are not allowed in Flow JSON",
  UnexpectedEndOfString: "a text is not closed",
  UnexpectedEndOfNumber: "a number is cut off",
  InvalidUnicode: "a \\u escape is malformed",
  InvalidEscapeCharacter: "an escape with \\ is malformed",
  InvalidCharacter: "a control character stands unescaped",
};
