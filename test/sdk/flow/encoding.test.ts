import fc from "fast-check";
import { decodeText } from "../../../sdk/flow";

const text = '{ "title": "Grüße 😀" }\r\n';
const utf16 = Buffer.from(text, "utf16le");
const swapped = Buffer.from(utf16).swap16();

test.each([
  ["UTF-8", "UTF-8", Buffer.from(text)],
  ["UTF-8 with its mark", "UTF-8 with byte order mark", Buffer.from(`\uFEFF${text}`)],
  ["UTF-16 as PowerShell writes it", "UTF-16LE", Buffer.from(`\uFEFF${text}`, "utf16le")],
  ["UTF-16 with the other order", "UTF-16BE", Buffer.from(`\uFEFF${text}`, "utf16le").swap16()],
  ["UTF-16 without mark", "UTF-16LE", utf16],
  ["UTF-16 without mark in the other order", "UTF-16BE", swapped],
])("%s is read", (_, encoding, bytes) => {
  expect(decodeText(bytes, "a.json")).toEqual({ text, encoding });
});

test.each([
  [
    "Windows-1252",
    Buffer.from('{\n  "title": "Grüße"\n}', "latin1"),
    "a.json:2:15 is not UTF-8 text: the byte 0xFC belongs to another encoding, such as Windows-1252; save it as UTF-8",
  ],
  ["a binary file", Buffer.from([0x7b, 1, 0, 2]), "a.json is not UTF-8 text: it contains NUL bytes"],
  ["UTF-32", Buffer.from([0, 0, 0, 0x7b, 0, 0, 0, 0x7d]), "a.json is not UTF-8 text: it contains NUL bytes"],
  [
    "UTF-32 with the other order",
    Buffer.from([0x7b, 0, 0, 0, 0x7d, 0, 0, 0]),
    "a.json is not UTF-8 text: it contains NUL",
  ],
  ["half a character in UTF-16", Buffer.from([0xff, 0xfe, 0x3d, 0xd8]), "a.json is not valid UTF-16LE text; save it"],
])("%s is named, with the way out", (_, bytes, message) => {
  expect(() => decodeText(bytes, "a.json")).toThrow(message);
});

test("whatever text a file holds in these encodings is read as it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (content) => {
      const whole = `{"a":${JSON.stringify(content)}}`;
      for (const bytes of [
        Buffer.from(whole),
        Buffer.from(whole, "utf16le"),
        Buffer.from(`\uFEFF${whole}`, "utf16le"),
      ]) {
        expect(decodeText(bytes, "a").text).toBe(whole);
      }
    }),
  );
});

test("an empty file is empty text", () => {
  expect(decodeText(Buffer.alloc(0), "a.json").text).toBe("");
});
