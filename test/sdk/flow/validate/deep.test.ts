import type { JsonObject, JsonValue } from "../../../../sdk/flow";
import { validateText } from "../../../../sdk/flow/validate";
import { complete, flow, footer, screen } from "./ruleCase";

const DEPTH = 10_000;

/** A text of a flow in which a place is filled with a value that is nested so deep that only a text can hold it. */
const textWith = (document: JsonValue, open: string, inner: string, close: string): string =>
  JSON.stringify(document).replace('"HERE"', open.repeat(DEPTH) + inner + close.repeat(DEPTH));

const only = (children: JsonValue[], more: JsonObject = {}) =>
  flow("7.3", [screen("ONLY", [...children, footer(complete())], { terminal: true, ...more })]);

const codes = (text: string) => validateText(text).map(({ code }) => code);

test("branches within branches are refused however deep they go", () => {
  const text = textWith(only(["HERE"]), '{"type":"If","condition":"${data.a}","then":[', "", "]}");
  expect(codes(text)).toEqual(["MAXIMUM_IF_NESTING"]);
});

test("a reply may be nested as deep as JSON allows", () => {
  const document = flow("7.3", [screen("ONLY", [footer(complete({ a: "HERE" }))], { terminal: true })]);
  expect(codes(textWith(document, "[", "", "]"))).toEqual([]);
  expect(codes(textWith(document, '{"a":', "1", "}"))).toEqual([]);
});

test("an example may be nested as deep as JSON allows", () => {
  const document = only([], { data: { a: { type: "object", __example__: "HERE" } } });
  expect(codes(textWith(document, '{"a":', "1", "}"))).toEqual([]);
});
