import { isPlainObject, type JsonObject } from "./json";
import { placesIn, syntaxProblem, withoutMark } from "./source";

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
  const json = withoutMark(text);
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

/** The reader that knows positions is loaded only for a text that is already known to be broken. */
function syntaxError(json: string, file: string): FlowFileError {
  const { problem, begin, end } = syntaxProblem(json);
  if (begin === undefined || end === undefined) return new FlowFileError(file, problem);
  const { line, column } = placesIn(json)(begin, end);
  return new FlowFileError(file, problem, { line, column });
}
