import fc from "fast-check";
import { isNested, parseBinding, scanText } from "../../../../sdk/flow/expression";
import { flowText } from "./flowText";

test.each([
  ["", "plain"],
  ["Hello", "plain"],
  ["costs $5 {each}", "plain"],
  ["`", "plain"],
  ["${data.x}", "binding"],
  ["`'Hello ' ${data.x}`", "expression"],
  ["``", "expression"],
  ["Hello ${data.x}", "mixed"],
  ["${data.x}${data.y}", "mixed"],
  ["${data.x}}", "mixed"],
  ["Price: ${100}", "mixed"],
  [" `${data.x}`", "mixed"],
  ["${ data.x }", "malformed"],
  ["${foo.x}", "malformed"],
  ["${data.x", "malformed"],
])("%p is %s", (text, kind) => {
  expect(scanText(text).kind).toBe(kind);
});

test("every binding in a text that users would see literally is found where it stands", () => {
  const text = "Dear ${data.name}, you owe ${ data.sum } to ${data.to";
  const { kind, pieces } = scanText(text);
  expect(kind).toBe("mixed");
  expect(pieces.map((piece) => [piece.kind, text.slice(piece.start, piece.end)])).toEqual([
    ["text", "Dear "],
    ["binding", "${data.name}"],
    ["text", ", you owe "],
    ["malformed", "${ data.sum }"],
    ["text", " to "],
    ["malformed", "${data.to"],
  ]);
});

test("a brace that is missing does not hide the binding after it", () => {
  expect(scanText("${data.x ${data.y}").pieces.map(({ kind }) => kind)).toEqual(["malformed", "binding"]);
});

test("the pieces of any string are together that string, and its kind agrees with them", () => {
  fc.assert(
    fc.property(flowText(), (text) => {
      const { kind, pieces } = scanText(text);
      expect(pieces.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
      expect(pieces.every(({ start, end }, index) => end > start && start === (pieces[index - 1]?.end ?? 0))).toBe(
        true,
      );
      expect(kind === "binding").toBe(parseBinding(text) !== undefined);
      expect(kind === "expression").toBe(isNested(text));
      expect(kind === "mixed").toBe(pieces.length > 1);
      expect(kind === "plain" && text.includes("${")).toBe(false);
    }),
  );
});
