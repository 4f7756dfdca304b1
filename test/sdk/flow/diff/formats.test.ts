import { diffFlows, formatDiffMarkdown, formatDiffText } from "../../../../sdk/flow/diff";
import type { JsonObject } from "../../../../sdk/flow/json";
import { chain, edited } from "./sample";

const flow = (text: string): JsonObject => ({
  version: "7.3",
  screens: [{ id: "START", layout: { children: [{ type: "TextBody", text }] } }],
});
const changed = (text: string) => diffFlows(flow("before"), flow(text));

describe("the diff as text", () => {
  const renamed = edited(chain(2), (copy) => {
    copy.field(1, 0).name = "mail";
    copy.list("screens", 1, "layout", "children").splice(0, 1);
  });

  test("has a line an entry with its reason, and counts at the end", () => {
    expect(formatDiffText(diffFlows(chain(2), renamed))).toBe(
      [
        '- TextHeading "Heading 1" on B removed',
        '= TextInput "Address 1" on B renamed: "email" -> "mail"',
        '  breaking: Input "email" of "B" was removed or renamed: open conversations lose what was entered, and anything that reads the value by that name no longer finds it.',
        "",
        "2 changes, 1 breaking",
      ].join("\n"),
    );
  });

  test("has colours only when asked", () => {
    const entries = diffFlows(chain(2), renamed);
    const colored = formatDiffText(entries, { color: true });
    expect(formatDiffText(entries)).not.toContain("\u001b");
    expect(colored).toContain('\u001b[31m- TextHeading "Heading 1" on B removed\u001b[39m');
  });

  test("shows the first ten parts of an entry and counts the others", () => {
    const reversed = edited(chain(30), (copy) => {
      copy.list("screens").reverse();
    });
    const lines = formatDiffText(diffFlows(chain(30), reversed)).split("\n");
    expect(lines.filter((line) => line.includes(" moved"))).toHaveLength(10);
    expect(lines).toContain("    and 19 more");
  });

  test("lets no text of a flow move the cursor, change colours or turn the direction of writing", () => {
    const text = formatDiffText(changed("a\u001b[2Jb\u009bc\u202ed\u2028e\nf\u0000g"));
    expect(text).not.toMatch(/[^\P{C}\n]/u);
    expect(text.split("\n")).toHaveLength(3);
  });

  test("cuts long values and leaves emoji whole", () => {
    const text = formatDiffText(changed(`${"👩‍🔧".repeat(5)}${"x".repeat(100_000)}`));
    expect(text.length).toBeLessThan(300);
    expect(text).toContain("👩‍🔧".repeat(5));
    expect(() => encodeURIComponent(text)).not.toThrow();
  });

  test("says so when nothing changed", () => {
    expect(formatDiffText([])).toBe("No changes.");
    expect(formatDiffMarkdown([])).toBe("No changes.");
  });
});

describe("the diff as Markdown", () => {
  test("is a list with the reasons below", () => {
    const version = edited(chain(1), (copy) => {
      copy.object().version = "7.2";
    });
    expect(formatDiffMarkdown(diffFlows(chain(1), version))).toBe(
      [
        "**1 change, 1 breaking**",
        "",
        '- **breaking** version: "7.3" -&#62; "7.2"',
        '  - _The Flow JSON version changed from "7.3" to "7.2": other rules apply, and old clients may not be able to open the flow._',
        "",
      ].join("\n"),
    );
  });

  test.each([
    ["mentions of people", "@octocat and @org/team", /@/],
    ["HTML", "<script>alert(1)</script><img src=x>", /[<>]/],
    ["entities", "&lt;b&gt;", /&lt;/],
    ["code", "`rm -rf` ```", /`/],
    ["tables", "a | b | c", /\|/],
    ["links and images", "![x](http://evil.example) [y](z)", /[[\]]|http:\/\/|\]\(/],
    ["bare links", "https://evil.example www.evil.example", /https:\/\/|www\./],
    ["references to issues", "#12 and org/repo#3", /(?<!&)#\d/],
    ["emphasis", "*bold* _soft_ ~gone~", /\*bold|_soft|~/],
    ["formulas", "$x^2$", /\$/],
    ["emoji", ":tada: :+1:", /:tada:|:\+1:/],
    ["references of the form GH-1", "see GH-26", /GH-26/],
    ["names of commits", "fixed in 16c999e8c71134401a78d4d46435517b2271d6ac", /[0-9a-f]{7}/],
    ["line breaks", "a\n\n# Heading\n- item", /\n(# |- item)/],
  ])("takes %s out of texts of the flow", (_, text, forbidden) => {
    expect(formatDiffMarkdown(changed(text))).not.toMatch(forbidden);
  });

  test("lists as many entries as are wanted, and counts the others", () => {
    const titles = (title: string) => ({ screens: ["A", "B", "C"].map((id) => ({ id, title })) });
    const entries = diffFlows(titles("old"), titles("new"));
    expect(formatDiffMarkdown(entries, { most: 1 }).split("\n")).toEqual([
      "**3 changes**",
      "",
      '- title of A: "old" -&#62; "new"',
      "- and 2 more",
      "",
    ]);
  });

  test("leaves ids with underscores and plain words as they are", () => {
    const entries = diffFlows(
      { screens: [{ id: "ASK_NAME", title: "a" }] },
      { screens: [{ id: "ASK_NAME", title: "b" }] },
    );
    expect(formatDiffMarkdown(entries)).toContain('- title of ASK_NAME: "a" -&#62; "b"');
  });

  test("keeps a name from opening a list or a heading of its own", () => {
    const markdown = formatDiffMarkdown(
      diffFlows(
        { screens: [{ id: "A", layout: { children: [{ type: "- item" }, { type: "# big" }] } }] },
        {
          screens: [{ id: "A", layout: { children: [] } }],
        },
      ),
    );
    expect(markdown).not.toMatch(/^\s*- [-+#]/m);
  });
});
