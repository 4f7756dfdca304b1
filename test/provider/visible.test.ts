import fc from "fast-check";
import { visible, visibleJson, visibleLines } from "../../provider/visible";

/** What a terminal obeys or what turns the direction of writing. */
const HARMFUL = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const text = fc.string({
  unit: fc.oneof(
    fc.integer({ min: 0, max: 0x9f }).map((code) => String.fromCharCode(code)),
    fc.constantFrom(..."\u061c\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069\ud83d\udc00"),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
  ),
});

test("nothing that a terminal obeys is left of a text, and what people read stays", () => {
  fc.assert(fc.property(text, (given) => expect(visible(given)).not.toMatch(HARMFUL)));
  expect(visible("a\u001b[2Jb\u009b\u202e\n")).toBe("a\\u{1b}[2Jb\\u{9b}\\u{202e}\\u{a}");
  expect(visible("Grüße 👩‍👧 漢字 العربية")).toBe("Grüße 👩‍👧 漢字 العربية");
});

test("of a text of several lines the line feeds stay", () => {
  fc.assert(fc.property(text, (given) => expect(visibleLines(given).replaceAll("\n", "")).not.toMatch(HARMFUL)));
  expect(visibleLines("a\r\nb\u0007")).toBe("a\\u{d}\nb\\u{7}");
});

test("JSON means the same with all of it escaped", () => {
  fc.assert(
    fc.property(fc.dictionary(text, text), (given) => {
      const json = visibleJson(given);
      expect(json.replaceAll("\n", "")).not.toMatch(HARMFUL);
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(given)));
    }),
  );
});
