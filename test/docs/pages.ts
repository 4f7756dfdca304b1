import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import MarkdownIt from "markdown-it";

export const root = path.join(__dirname, "../..");

/** A block of code on a page. */
export interface Block {
  page: string;
  /** Line of its first line on the page, from 1. */
  line: number;
  /** What stands behind the fence, such as `ts`; the empty text for output. */
  language: string;
  text: string;
}

/** All pages that people read, as paths from the root. */
export const PAGES: readonly string[] = [
  ...readdirSync(root).filter((name) => name.endsWith(".md")),
  ...readdirSync(path.join(root, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
  ...readdirSync(path.join(root, "examples")).flatMap((name) =>
    readdirSync(path.join(root, "examples", name)).includes("README.md") ? [`examples/${name}/README.md`] : [],
  ),
];

export const textOf = (page: string) => readFileSync(path.join(root, page), "utf8");

const markdown = new MarkdownIt();

/** The blocks of a page, those in lists too. */
export const blocksOf = (page: string): Block[] =>
  markdown
    .parse(textOf(page), {})
    .filter(({ type }) => type === "fence" || type === "code_block")
    .map(({ info, content, map }) => ({ page, line: (map?.[0] ?? 0) + 2, language: info.trim(), text: content }));

export const allBlocks: readonly Block[] = PAGES.flatMap(blocksOf);

/** Blocks with their place, for `test.each`. */
export const blocksIn = (...languages: string[]) =>
  allBlocks
    .filter(({ language }) => languages.includes(language))
    .map((block) => [`${block.page}:${block.line}`, block] as const);

/** Code within the sentences of a page. */
export const inlineCode = (page: string): string[] =>
  markdown
    .parse(textOf(page), {})
    .flatMap(({ children }) => children ?? [])
    .filter(({ type }) => type === "code_inline")
    .map(({ content }) => content);

/** Where the links and pictures of a page lead. */
export const linksOf = (page: string): string[] =>
  markdown
    .parse(textOf(page), {})
    .flatMap(({ children }) => children ?? [])
    .flatMap((token) => token.attrGet(token.type === "image" ? "src" : "href") ?? [])
    .map(String);

/** The anchors that GitHub gives to the headings of a page. */
export function anchorsOf(page: string): string[] {
  const tokens = markdown.parse(textOf(page), {});
  return tokens
    .filter((_, index) => tokens[index - 1]?.type === "heading_open")
    .map(({ children }) =>
      (children ?? [])
        .map(({ content }) => content)
        .join("")
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .replace(/\s/g, "-"),
    );
}
