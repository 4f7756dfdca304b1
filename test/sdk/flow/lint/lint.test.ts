import fc from "fast-check";
import { LINTS, lint, lintFindings, lintText } from "../../../../sdk/flow/lint";
import { complete, flow, footer, last, navigate, screen } from "../validate/ruleCase";
import { cases as graph } from "./cases/graph";
import { cases as inputs } from "./cases/inputs";
import { cases as limits } from "./cases/limits";
import { cases as others } from "./cases/others";
import { cases as texts } from "./cases/texts";
import { body, input, sending, single, text, used } from "./lintCase";

const cases = [...texts, ...graph, ...inputs, ...limits, ...others];

test.each(cases)("the lints look at $what", ({ flow: document, expected }) => {
  const found = lint(document);
  expect(found.map(({ code, path }) => `${code} ${path}`)).toEqual(expected);
  expect(found.filter(({ severity }) => severity !== "warning")).toEqual([]);
});

test("each lint has a code of its own and is shown by a document", () => {
  const codes = LINTS.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.filter((code) => !/^[A-Z]+(_[A-Z]+)*$/.test(code))).toEqual([]);
  const shown = new Set(cases.flatMap(({ expected }) => expected.map((line) => line.split(" ")[0])));
  // Only a text has keys that are written twice.
  expect(codes.filter((code) => !shown.has(code))).toEqual(["DUPLICATE_KEY"]);
});

test("a key that is written twice is told where it stands the second time", () => {
  const document = '{\n  "version": "7.4",\n  "screens": [],\n  "screens": [],\n  "version": "7.4"\n}';
  expect(lintText(document).map(({ code, path, line, column }) => `${code} ${path} ${line}:${column}`)).toEqual([
    "DUPLICATE_KEY screens 4:3",
    "DUPLICATE_KEY version 5:3",
    "VERSION_EARLY version 5:14",
  ]);
});

test("warnings of a text have line and column, and a text that is not JSON has none", () => {
  const document = JSON.stringify(single([body("Hello ${data.name}")], { data: { name: text() } }), null, 2);
  expect(lintText(document)).toEqual([
    expect.objectContaining({ code: "LITERAL_BINDING", severity: "warning", line: 19, column: 21, endColumn: 41 }),
  ]);
  expect(lintText("{")).toEqual([]);
});

test("what is not known yet silences just what it could satisfy", () => {
  const unknown = "not known yet";
  const options = { isUnknown: (value: unknown) => value === unknown };
  const codes = (document: unknown) => lint(document, options).map(({ code }) => code);
  expect(codes(single([body(unknown), input(), body("a ${data.x}")], { data: { name: text() } }))).toEqual([
    "LITERAL_BINDING",
  ]);
  expect(codes(sending(used, [input({ "input-type": "password" })], { sensitive: unknown }))).toEqual([]);
  expect(codes(flow("7.3", [screen("A", [footer(navigate(unknown))]), last("B"), last("C")]))).toEqual([]);
  expect(codes(flow("7.3", [screen("A", [footer(navigate("B"))]), unknown, last("Success")]))).toEqual([
    "SUCCESS_AS_SCREEN_ID",
  ]);
  expect(codes({ ...flow("7.4", [last("Success")]), version: unknown })).toEqual([]);
});

test("a secret value is in no warning", () => {
  const document = sending({ user: { key: "${form.s3cret}" } }, [
    body("s3cret ${data.x}"),
    {
      type: "RadioButtonsGroup",
      name: "answer",
      label: "Answer",
      "init-value": "s3cret",
      "data-source": [{ id: "a", title: "A" }],
    },
  ]);
  const found = lint(document, { isSecret: (path) => ["text", "payload", "init-value"].includes(String(path.at(-1))) });
  expect(found.map(({ code }) => code)).toEqual([
    "LITERAL_BINDING",
    "UNUSED_INPUT",
    "INIT_VALUE_NOT_AN_OPTION",
    "NESTED_PAYLOAD_BINDING",
  ]);
  expect(JSON.stringify(found)).not.toContain("s3cret");
});

test("5,000 screens that all lead on and back are looked at", () => {
  const name = (index: number) => `S${[...String(index)].map((digit) => "ABCDEFGHIJ"[Number(digit)]).join("")}`;
  const screens = Array.from({ length: 5000 }, (_, index) =>
    screen(
      name(index),
      [
        body("${screen.SA.form.answer}"),
        ...(index === 0 ? [input()] : []),
        footer(index === 4999 ? complete() : navigate(name(index + 1))),
        ...(index > 1
          ? [{ type: "EmbeddedLink", text: "Back", "on-click-action": navigate(name(1 + (index % 7))) }]
          : []),
      ],
      index === 4999 ? { terminal: true } : {},
    ),
  );
  const found = lintFindings(flow("7.3", screens));
  expect(found.map(({ code }) => code)).toEqual(["SCREEN_CYCLE"]);
});

test("no JSON value makes the lints fail", () => {
  fc.assert(fc.property(fc.jsonValue(), (document) => void lint(document)));
});

test("no value anywhere in a flow makes the lints fail", () => {
  const documents = cases.map(({ flow: document }) => document);
  const changed = fc
    .record({ document: fc.constantFrom(...documents), at: fc.nat(), value: fc.jsonValue() })
    .map(({ document, at, value }) => {
      let left = at % (JSON.stringify(document).split(":").length + 1);
      return JSON.parse(JSON.stringify(document), (_, old) => (left-- === 0 ? value : old));
    });
  fc.assert(
    fc.property(changed, (document) => void lint(document)),
    { numRuns: 300 },
  );
});

test("a payload that is nested 10,000 levels deep is looked at", () => {
  const deep = `${'{"a":['.repeat(10_000)}"\${form.answer}"${"]}".repeat(10_000)}`;
  const document = JSON.stringify(sending({ deep: "DEEP" }, [input()])).replace('"DEEP"', deep);
  expect(lintFindings(JSON.parse(document)).map(({ code }) => code)).toEqual(["NESTED_PAYLOAD_BINDING"]);
});
