import fc from "fast-check";
import type { Finding } from "../../../sdk/flow/diagnostic";
import { toDiagnostics } from "../../../sdk/flow/diagnostics";
import type { Path } from "../../../sdk/flow/path";
import { parseSource } from "../../../sdk/flow/source";

const finding = (path: Path, code = "INVALID_PROPERTY_VALUE", message = "wrong"): Finding => ({
  code,
  severity: "error",
  path,
  message,
});

test("a finding is shown with its path as Meta writes it and its place in the file", () => {
  const source = parseSource('{\n  "screens": [\n    { "id": "A1" }\n  ]\n}');
  expect(toDiagnostics([{ ...finding(["screens", 0, "id"], "PATTERN_MISMATCH"), hint: 'write "A"' }], source)).toEqual([
    {
      code: "PATTERN_MISMATCH",
      severity: "error",
      path: "screens[0].id",
      line: 3,
      column: 13,
      endLine: 3,
      endColumn: 17,
      message: "wrong",
      hint: 'write "A"',
    },
  ]);
});

test("a finding without hint has no hint property", () => {
  expect(toDiagnostics([finding([])])[0]).not.toHaveProperty("hint");
});

test("with a text, findings come in the order of their places, those of one place in the order they were found", () => {
  const source = parseSource('{"screens": [{"title": "", "id": ""}], "version": 7}');
  const findings = [
    finding(["version"]),
    finding(["screens", 0, "id"]),
    finding(["screens", 0, "layout"], "B"),
    finding(["screens", 0, "data"], "A"),
    finding(["screens", 0, "title"]),
    finding([]),
  ];
  expect(toDiagnostics(findings, source).map(({ path }) => path)).toEqual([
    "",
    "screens[0].layout",
    "screens[0].data",
    "screens[0].title",
    "screens[0].id",
    "version",
  ]);
});

test("with only a document, findings come in the order of its keys, missing keys last, and stand at 1:1", () => {
  const document = { screens: [{ title: "", id: "" }], version: 7 };
  const findings = [
    finding(["version"]),
    finding(["screens", 10]),
    finding(["screens", 2]),
    finding(["screens", 0, "layout"]),
    finding(["screens", 0, "data"]),
    finding(["screens", 0, "id"]),
    finding(["screens", 0, "title"]),
    finding(["screens"]),
    finding([]),
  ];
  const diagnostics = toDiagnostics(findings, { document });
  expect(diagnostics.map(({ path }) => path)).toEqual([
    "",
    "screens",
    "screens[0].title",
    "screens[0].id",
    "screens[0].data",
    "screens[0].layout",
    "screens[2]",
    "screens[10]",
    "version",
  ]);
  for (const diagnostic of diagnostics) {
    expect(diagnostic).toMatchObject({ line: 1, column: 1, endLine: 1, endColumn: 1 });
  }
});

test("the same is said once: code, path and message together make a finding", () => {
  const findings = [
    finding(["a"], "X", "one"),
    finding(["a"], "X", "one"),
    finding(["a"], "X", "two"),
    finding(["a"], "Y", "one"),
    finding(["b"], "X", "one"),
  ];
  expect(toDiagnostics(findings).map(({ code, path, message }) => `${code} ${path} ${message}`)).toEqual([
    "X a one",
    "X a two",
    "Y a one",
    "X b one",
  ]);
  expect(toDiagnostics(findings, parseSource("{}"))).toHaveLength(4);
});

test("the order does not depend on the order in which rules ran, but within one place", () => {
  const steps = fc.array(fc.oneof(fc.constantFrom("a", "b", "constructor"), fc.nat(3)), { maxLength: 4 });
  const findings = fc.array(steps.map((path) => finding(path, JSON.stringify(path))));
  fc.assert(
    fc.property(findings, fc.jsonValue({ maxDepth: 3 }), (found, document) => {
      const codes = (list: Finding[]) => toDiagnostics(list, { document }).map(({ code }) => code);
      expect(codes([...found].reverse())).toEqual(codes(found));
    }),
  );
});
