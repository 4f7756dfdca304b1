import MarkdownIt from "markdown-it";

/** How a comment comes out on GitHub, as far as it matters for safety. */
export interface Rendered {
  /** Names of all elements in it. */
  elements: Set<string>;
  /** What a reader sees outside of code blocks, with entities decoded: what GitHub looks for mentions and references in. */
  text: string;
}

/** Renders Markdown with HTML allowed and addresses made to links, so that whatever could break out does. */
export function asGitHub(markdown: string): Rendered {
  const html = new MarkdownIt({ html: true, linkify: true }).render(markdown);
  const elements = new Set([...html.matchAll(/<([a-z][a-z0-9]*)/gi)].map(([, name = ""]) => name.toLowerCase()));
  const text = html
    .replace(/<pre>[\s\S]*?<\/pre>/g, "")
    .replace(/<[^>]*>/g, "")
    .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ({ amp: "&", lt: "<", gt: ">", quot: '"' })[name] ?? "");
  return { elements, text };
}

/** The elements of which our own comments are made. */
export const OURS = ["code", "details", "em", "h2", "h3", "li", "p", "pre", "strong", "summary", "ul"];

/** What GitHub would make of a text: mentions, references, links, emoji. */
export const ALIVE = /@[a-z0-9]|(?<!\w)#\d|GH-\d|:\/\/|www\.|:[a-z0-9+_-]+:(?!\s)/i;
