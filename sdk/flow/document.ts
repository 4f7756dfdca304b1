import { flawsIn } from "./flaws";
import { FlowFileError } from "./flowFileError";
import { isPlainObject, type JsonObject } from "./json";
import { formatPath } from "./path";
import { parseSource, placesIn, syntaxProblem, withoutMark } from "./source";
import { wrapped, wrappingKey } from "./wrapped";

/**
 * Reads the text of a flow file. A byte order mark is accepted.
 *
 * @param file names the file in errors
 * @throws FlowFileError when the text is not JSON, is JSON but not a flow's object, or has a value that no JSON text can
 *   carry unchanged: half of a surrogate pair, or a number beyond those of a double
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
    throw new FlowFileError(file, `contains ${found}; a flow is an object with "version" and "screens"`);
  }
  const key = wrappingKey(document);
  if (key !== undefined) {
    const { message, hint } = wrapped(key);
    throw new FlowFileError(file, `${message} (${hint})`);
  }
  refuseFlaws(document, json, file);
  return document as JsonObject;
}

/** The reader that knows positions is loaded only for a text that is already known to be broken. */
function syntaxError(json: string, file: string): FlowFileError {
  const { problem, begin, end } = syntaxProblem(json);
  if (begin === undefined || end === undefined) return new FlowFileError(file, problem);
  const { line, column } = placesIn(json)(begin, end);
  return new FlowFileError(file, problem, { line, column });
}

function refuseFlaws(document: object, json: string, file: string): void {
  const [flaw] = flawsIn(document);
  if (flaw === undefined) return;
  const { code, path, inKey, message, hint } = flaw;
  const at = parseSource(json, file).locate(path, { key: inKey });
  throw new FlowFileError(file, `${code} ${formatPath(path)}: ${message} (${hint})`, at);
}
