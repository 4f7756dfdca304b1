import fc from "fast-check";
import { type Block, parseMarkdown, parseSpans, type Span } from "../../../../sdk/flow/render/player/markdown";

test("bold, italic, struck texts and links are told apart, also within each other", () => {
  expect(parseSpans("a **b _c_** ~~d~~ ***e*** [f *g*](https://example.com)")).toEqual([
    { text: "a " },
    { text: "b ", bold: true },
    { text: "c", bold: true, italic: true },
    { text: " " },
    { text: "d", struck: true },
    { text: " " },
    { text: "e", bold: true, italic: true },
    { text: " " },
    { text: "f ", url: "https://example.com" },
    { text: "g", italic: true, url: "https://example.com" },
  ]);
});

test("a mark without partner, and HTML, are text", () => {
  for (const text of ["2 * 3 * 4", "snake*", "[no](a b)", "<b>bold</b>", "**", "[](x)"]) {
    expect(parseSpans(text)).toEqual([{ text }]);
  }
});

test("headings, paragraphs, lists, tables and pictures are blocks", () => {
  const kinds = (text: string) => parseMarkdown(text).map(({ kind }) => kind);
  expect(kinds("# A\n## B\nc\nd\n\ne")).toEqual(["heading", "heading", "paragraph", "paragraph"]);
  expect(kinds("- a\n- b\n1. c\n2. d")).toEqual(["list", "list"]);
  expect(parseMarkdown("| a | b |\n| --- | --- |\n| c | d |")).toEqual([
    {
      kind: "table",
      rows: [
        [[{ text: "a" }], [{ text: "b" }]],
        [[{ text: "c" }], [{ text: "d" }]],
      ],
    },
  ]);
  expect(parseMarkdown("see ![logo](data:image/png;base64,AA) here")).toEqual([
    { kind: "paragraph", spans: [{ text: "see" }] },
    { kind: "image", source: "data:image/png;base64,AA", alternative: "logo" },
    { kind: "paragraph", spans: [{ text: "here" }] },
  ]);
});

test("no text is lost or makes the parser fail", () => {
  const letters = (text: string) => text.replace(/[^a-z]/g, "");
  const said = (spans: Span[]) => spans.map(({ text, url = "" }) => text + url).join("");
  const spoken = (block: Block): string => {
    if (block.kind === "image") return block.alternative + block.source;
    if (block.kind === "table") return block.rows.flat().map(said).join("");
    return block.kind === "list" ? block.items.map(said).join("") : said(block.spans);
  };
  const text = fc
    .array(fc.constantFrom(..."ab *_~[]()|#-1.!\n<".split("")), { maxLength: 60 })
    .map((all) => all.join(""));
  fc.assert(
    fc.property(text, (given) => expect(letters(parseMarkdown(given).map(spoken).join(""))).toBe(letters(given))),
  );
});
