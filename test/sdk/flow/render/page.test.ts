import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import * as path from "node:path";
import fc from "fast-check";
import { type JsonObject, type JsonValue, parseFlow, renderDiffPage, renderPage } from "../../../../sdk/flow";
import type { PageModel } from "../../../../sdk/flow/render/model";
import { copy, screensOf } from "../visit";

const file = path.join(__dirname, "travel.flow.json");
const travel = parseFlow(readFileSync(file, "utf8"), file);

const modelOf = (page: string): PageModel =>
  JSON.parse(/<script type="application\/json" id="model">([\s\S]*?)<\/script>/.exec(page)?.[1] ?? "");
const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

test("the page's policy allows its own script and styles, pictures that it holds, and nothing else", () => {
  const page = renderPage(travel);
  const [, policy = ""] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
  const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text = ""]) => hashOf(text));
  const styles = [...page.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, text = ""]) => hashOf(text));
  expect([scripts.length, styles.length]).toEqual([1, 2]);
  expect(policy.split("; ")).toEqual([
    "default-src 'none'",
    `script-src ${scripts.join(" ")}`,
    `style-src ${styles.join(" ")}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  expect(page).not.toMatch(/<[^>]+\s(?:on\w+|style|src)=/);
  expect(page.match(/href="[^"]*"/g)).toEqual(['href="data:,"']);
});

test("no text of a document or title is markup in the page, and none is lost", () => {
  const text = `</script><script>alert(1)</script><!--"'\`&\u2028`;
  const page = renderPage({ screens: [{ id: text, title: text, layout: {} }] }, { title: text });
  expect(page.match(/<script/g)).toHaveLength(2);
  expect(page).not.toContain("alert(1)<");
  expect(modelOf(page).editions[0]?.screens[0]).toEqual({ id: text, title: text, layout: {} });
});

test("any JSON value makes a page, and so do any two", () => {
  const values = fc.jsonValue().map((value) => value as JsonValue);
  fc.assert(
    fc.property(values, values, (one, other) => {
      expect(modelOf(renderPage(one)).editions).toHaveLength(1);
      expect(modelOf(renderDiffPage(one, { screens: [other] })).editions).toHaveLength(2);
    }),
    { numRuns: 50 },
  );
});

test("a document that is nested ten thousand levels deep is drawn as far as phones would", () => {
  let deep: JsonValue = "innermost";
  for (let level = 0; level < 10_000; level++) deep = { type: "If", then: [deep] };
  const document = { screens: [{ id: "A", layout: { children: [deep] } }] };
  expect(renderPage(document).includes("innermost")).toBe(false);
  expect(renderDiffPage(document, document).includes("innermost")).toBe(false);
});

test("the direction goes by the script of the texts that users read, unless it is given", () => {
  const flow = (text: string): JsonObject => ({
    screens: [{ id: "WELCOME_TO_A_LONG_ID", title: "Hi", layout: { children: [{ type: "TextBody", text }] } }],
  });
  const direction = (text: string) => modelOf(renderPage(flow(text))).direction;
  expect([direction("Hello"), direction("مرحبا بكم"), direction("שלום לכולם"), direction("")]).toEqual([
    "ltr",
    "rtl",
    "rtl",
    "ltr",
  ]);
  expect(modelOf(renderPage(flow("Hello"), { direction: "rtl" })).direction).toBe("rtl");
});

test("the flow begins at its entry; where every screen is entered from another, at the first", () => {
  const entries = (document: JsonValue) => modelOf(renderPage(document)).editions[0]?.entries;
  expect(entries(travel)).toEqual(["TRIPS"]);
  const circle = { routing_model: { A: ["B"], B: ["A"] }, screens: [{ id: "A" }, { id: "B" }] };
  expect(entries(circle)).toEqual(["A"]);
});

test("a comparison pairs screens by id, in the new order, with removed ones where they stood", () => {
  const after = copy(travel);
  after.screens = [screensOf(travel)[0] ?? {}, { id: "NEW", title: "New" }, ...screensOf(travel).slice(2)];
  const { comparison } = modelOf(renderDiffPage(travel, after));
  expect(comparison?.pairs.slice(0, 4)).toEqual([
    { before: 0, after: 0 },
    { before: 1 },
    { after: 1 },
    { before: 2, after: 2 },
  ]);
});

test("a comparison marks each change in both versions, and tells what breaks and why", () => {
  const after = copy(travel);
  const layout = screensOf(after)[1]?.layout as JsonObject;
  const children = layout.children as JsonObject[];
  const [heading, carousel, ...others] = children;
  layout.children = [{ ...heading, text: "A week away" }, ...others];
  const { comparison, editions } = modelOf(renderDiffPage(travel, after));
  const marks = editions.map((edition) => edition.marks.map(({ path: at, kind }) => `${kind} ${at}`));
  expect(carousel?.type).toBe("ImageCarousel");
  expect(marks).toEqual([
    ["changed screens[1].layout.children[0].text", "removed screens[1].layout.children[1]"],
    ["changed screens[1].layout.children[0].text"],
  ]);
  expect(comparison?.changes.map(({ breaking }) => breaking)).toEqual([false, false]);
  const without = { ...travel, screens: screensOf(travel).slice(0, -1) };
  const broken = modelOf(renderDiffPage(travel, without)).comparison?.changes.filter(({ breaking }) => breaking);
  expect(broken?.every(({ reason }) => reason !== undefined)).toBe(true);
  expect(broken).not.toEqual([]);
});
