import type { Diagnostic } from "../diagnostic";
import type { JsonValue } from "../json";
import type { Path } from "../path";
import { isHeldExactly } from "./exactness";
import { type Place, placesIn } from "./lines";
import { type Nodes, treeOf } from "./nodes";
import { scanJson } from "./scan";
import { syntaxProblem, withoutMark } from "./syntax";

/** A key that its object already has. */
interface DuplicateKey extends Place {
  /** The way to the value; the same for each repetition of one key. */
  readonly path: Path;
  key: string;
}

/** A number that is read as another one, because a double cannot hold it. */
interface InexactNumber extends Place {
  readonly path: Path;
  /** The number as it is written. */
  written: string;
}

/** The text of a flow file: the document in it, and where in the text each of its values stands. */
export interface FlowSource {
  /** The file as the caller named it. */
  file?: string;
  /** What the text holds; undefined when it is not JSON. Of equal keys the last one counts. */
  document: JsonValue | undefined;
  /** Empty when the text is JSON, else one INVALID_FLOW_JSON at the first place where it is not. */
  errors: Diagnostic[];
  /** Each repetition of a key, in the order of the text; the place is that of the repeated key. */
  duplicates: DuplicateKey[];
  /** Each number that is read as another one, in the order of the text. */
  inexact: InexactNumber[];
  /**
   * The place of the value at a path. Where the document has no such value, that of its nearest ancestor that exists; in
   * a text that is not JSON, the place of the error.
   *
   * @param options.key ask for the key that names the value instead, if it has one
   */
  locate(path: Path, options?: { key?: boolean }): Place;
}

/**
 * Reads a text together with its positions. JSON.parse decides what is JSON, comments and trailing commas are not. Never
 * throws, and takes time in proportion to the text, however deep it is nested. A byte order mark is accepted and is no
 * column.
 *
 * @param file names the file in what is shown
 * @example parseSource('{\n  "version": "7.3"\n}').locate(["version"]) // line 2, column 14 to 19
 */
export function parseSource(text: string, file?: string): FlowSource {
  const json = withoutMark(text);
  const named = file === undefined ? {} : { file };
  const places = placesIn(json);
  let document: JsonValue;
  try {
    document = JSON.parse(json);
  } catch {
    const { problem, begin = 0, end = 0 } = syntaxProblem(json);
    const place = places(begin, end);
    return {
      ...named,
      document: undefined,
      errors: [notJson(problem, place)],
      duplicates: [],
      inexact: [],
      locate: () => place,
    };
  }

  const { nodes, duplicates } = scanJson(json);
  const { createScanner }: typeof import("jsonc-parser") = require("jsonc-parser");
  const keys = createScanner(json, true);
  const readKey = (offset: number): string => {
    keys.setPosition(offset);
    keys.scan();
    return keys.getTokenValue();
  };
  const tree = treeOf(nodes, readKey);
  return {
    ...named,
    document,
    errors: [],
    duplicates: duplicates.map(({ key, node, begin, end }) => ({
      // Built only when asked for: the paths of a deeply nested file are together far longer than the file.
      get path() {
        return tree.pathOf(node);
      },
      key,
      ...places(begin, end),
    })),
    inexact: inexactNumbers(json, nodes).map(({ node, begin, end, written }) => ({
      get path() {
        return tree.pathOf(node);
      },
      written,
      ...places(begin, end),
    })),
    locate(path, options) {
      const { node, exact } = tree.find(path);
      const begin = options?.key && exact ? tree.keyBegin(node) : undefined;
      if (begin === undefined) return places(nodes.begin[node] ?? 0, nodes.end[node] ?? 0);
      readKey(begin);
      return places(begin, keys.getPosition());
    },
  };
}

function inexactNumbers(json: string, nodes: Nodes) {
  return nodes.begin.flatMap((begin, node) => {
    if (!isNumberStart(json.charCodeAt(begin))) return [];
    const end = nodes.end[node] ?? begin;
    const written = json.slice(begin, end);
    return isHeldExactly(written) ? [] : [{ node, begin, end, written }];
  });
}

const isNumberStart = (unit: number) => unit === MINUS || (unit >= ZERO && unit <= NINE);
const [MINUS, ZERO, NINE] = [45, 48, 57];

const notJson = (problem: string, place: Place): Diagnostic => ({
  code: "INVALID_FLOW_JSON",
  severity: "error",
  path: "",
  ...place,
  message: `the file ${problem}`,
});
