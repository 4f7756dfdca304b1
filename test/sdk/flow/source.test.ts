import fc from "fast-check";
import type { JsonValue } from "../../../sdk/flow/json";
import { type Path, valueAt } from "../../../sdk/flow/path";
import { parseSource } from "../../../sdk/flow/source";

const text = `{
  "version": "7.3",
  "screens": [
    { "id": "A", "title": "Über 👋 uns" },
    { "id": "B" }
  ]
}`;

test("a value is found where it stands, from 1, with an exclusive end", () => {
  const source = parseSource(text, "a.json");
  expect(source).toMatchObject({ file: "a.json", errors: [], duplicates: [], document: { version: "7.3" } });
  expect(source.locate(["version"])).toEqual({ line: 2, column: 14, endLine: 2, endColumn: 19 });
  expect(source.locate(["screens", 1, "id"])).toEqual({ line: 5, column: 13, endLine: 5, endColumn: 16 });
  expect(source.locate(["screens"])).toEqual({ line: 3, column: 14, endLine: 6, endColumn: 4 });
  expect(source.locate([])).toEqual({ line: 1, column: 1, endLine: 7, endColumn: 2 });
});

test("columns count UTF-16 units, as editors do", () => {
  expect(parseSource(text).locate(["screens", 0, "title"])).toMatchObject({ column: 27, endColumn: 40 });
});

test("the key of a value is found on request; items of a list have none", () => {
  const source = parseSource(text);
  expect(source.locate(["version"], { key: true })).toEqual({ line: 2, column: 3, endLine: 2, endColumn: 12 });
  expect(source.locate(["screens", 1], { key: true })).toEqual(source.locate(["screens", 1]));
  expect(source.locate([], { key: true })).toEqual(source.locate([]));
});

test.each([
  [
    ["screens", 1, "title"],
    ["screens", 1],
  ],
  [["screens", 7, "layout", "children", 0], ["screens"]],
  [["version", "major"], ["version"]],
  [["constructor"], []],
] as [Path, Path][])("what is missing is shown at its nearest holder: %j", (missing, holder) => {
  const source = parseSource(text);
  expect(source.locate(missing)).toEqual(source.locate(holder));
  expect(source.locate(missing, { key: true })).toEqual(source.locate(holder));
});

test("a byte order mark is no column, and every kind of line end counts once", () => {
  const source = parseSource('\uFEFF{\r\n"a":\r1,\n"b": 2}');
  expect(source.locate([])).toMatchObject({ line: 1, column: 1, endLine: 4 });
  expect(source.locate(["a"])).toMatchObject({ line: 3, column: 1 });
  expect(source.locate(["b"])).toMatchObject({ line: 4, column: 6 });
  expect(parseSource('\uFEFF{"a":1}').locate(["a"])).toMatchObject({ line: 1, column: 6, endColumn: 7 });
});

test("every repetition of a key is reported where it stands, at any depth, and the last value counts", () => {
  const source = parseSource('{"a": 1,\n "a": 2, "b": [{"c": 1, "d": 1, "\\u0063": 2}],\n "a": {"a": 3}}');
  expect(source.document).toEqual({ a: { a: 3 }, b: [{ c: 2, d: 1 }] });
  expect(source.duplicates).toEqual([
    { path: ["a"], key: "a", line: 2, column: 2, endLine: 2, endColumn: 5 },
    { path: ["b", 0, "c"], key: "c", line: 2, column: 33, endLine: 2, endColumn: 41 },
    { path: ["a"], key: "a", line: 3, column: 2, endLine: 3, endColumn: 5 },
  ]);
  expect(source.locate(["a"])).toMatchObject({ line: 3, column: 7 });
  expect(source.locate(["b", 0, "c"])).toMatchObject({ column: 43 });
});

test.each([
  ["", 1, 1, "the file is empty; a flow is a JSON object"],
  ["\n [1,\n 2 3]", 3, 4, "the file is not JSON: a comma is expected"],
  ['{"a" 1}', 1, 6, "the file is not JSON: a colon is expected"],
  ['{"a":1,}', 1, 8, "the file is not JSON: a property name in double quotes is expected"],
  ['{"a":', 1, 6, "the file is not JSON: a value is expected"],
  ['{"a":[1', 1, 8, "the file is not JSON: a closing ] is expected"],
  ['{"a":1', 1, 7, "the file is not JSON: a closing } is expected"],
  ["{} {}", 1, 4, "the file is not JSON: there is more text after the end of the document"],
  ['{"a": 1 /* b */}', 1, 9, "the file is not JSON: comments are not allowed in Flow JSON"],
  ['["a\nb"]', 1, 2, "the file is not JSON: a string is not closed"],
  ['["\t"]', 1, 2, "the file is not JSON: a control character is not escaped"],
  ['["\\x"]', 1, 2, "the file is not JSON: an escape with \\ is invalid"],
  ['["\\u12"]', 1, 2, "the file is not JSON: a \\u escape is invalid"],
  ["[1.]", 1, 2, "the file is not JSON: a number is incomplete"],
])("a text that is not JSON has one error, and everything is shown there: %j", (broken, line, column, message) => {
  const source = parseSource(broken);
  expect(source.document).toBeUndefined();
  expect(source.errors).toMatchObject([
    { code: "INVALID_FLOW_JSON", severity: "error", path: "", line, column, message },
  ]);
  expect(source.locate(["screens", 0])).toMatchObject({ line, column });
});

test("JSON.parse decides what is JSON, and the place of an error is known for every text that it refuses", () => {
  const pieces = fc.constantFrom(
    ...[
      "{",
      "}",
      "[",
      "]",
      ":",
      ",",
      '"a"',
      '"',
      "1",
      "-",
      ".5",
      "e3",
      "01",
      "tru",
      "true",
      "null",
      " ",
      "\n",
      "\\",
      "//",
      "\uFEFF",
      "\u00A0",
    ],
  );
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 12 }).map((list) => list.join("")),
      (written) => {
        const source = parseSource(written);
        const json = written.startsWith("\uFEFF") ? written.slice(1) : written;
        let parsed: JsonValue | undefined;
        try {
          parsed = JSON.parse(json);
        } catch {}
        expect(source.document).toEqual(parsed);
        expect(source.errors).toHaveLength(parsed === undefined ? 1 : 0);
        expect(source.errors[0]?.message).not.toBe("the file is not JSON");
      },
    ),
    { numRuns: 500 },
  );
});

/** The text between two places. */
function cut(from: string, at: { line: number; column: number; endLine: number; endColumn: number }): string {
  const starts = [0, ...[...from.matchAll(/\r\n|\r|\n/g)].map((end) => end.index + end[0].length)];
  const offset = (line: number, column: number) => (starts[line - 1] as number) + column - 1;
  return from.slice(offset(at.line, at.column), offset(at.endLine, at.endColumn));
}

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const steps = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [path, ...steps.flatMap((step) => pathsOf(valueAt(value, [step]), [...path, step]))];
}

test("whatever the layout of the file, the text at a place is the value and the key that were asked for", () => {
  const layouts = fc.record({
    indent: fc.constantFrom("", " ", "\t", "    "),
    lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
    mark: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), layouts, (value, { indent, lineEnd, mark }) => {
      const json = JSON.stringify(value, null, indent).replaceAll("\n", lineEnd);
      const source = parseSource(mark ? `\uFEFF${json}` : json);
      for (const path of pathsOf(source.document)) {
        expect(JSON.parse(cut(json, source.locate(path)))).toEqual(valueAt(source.document, path));
        const key = path.at(-1);
        if (typeof key === "string") expect(JSON.parse(cut(json, source.locate(path, { key: true })))).toBe(key);
      }
    }),
  );
});

test("a file of many thousand levels is read", () => {
  const levels = 10_000;
  const source = parseSource(`${'{"a":\n['.repeat(levels)}1${"]}".repeat(levels)}`);
  const deepest = Array.from({ length: 2 * levels }, (_, index) => (index % 2 === 0 ? "a" : 0));
  expect(source.locate(deepest)).toEqual({ line: levels + 1, column: 2, endLine: levels + 1, endColumn: 3 });
  expect(parseSource("[".repeat(levels)).errors).toMatchObject([{ column: levels + 1 }]);
});

test("a file with very many values, each asked for, is read", () => {
  const count = 100_000;
  const source = parseSource(`{"a":[${'{"b":1,"b":2},\n'.repeat(count)}0]}`);
  expect(source.duplicates).toHaveLength(count);
  expect(source.duplicates.at(-1)?.path).toEqual(["a", count - 1, "b"]);
  const lines = Array.from({ length: count }, (_, index) => source.locate(["a", index, "b"]).line);
  expect(lines.every((line, index) => line === index + 1)).toBe(true);
});
