/** A stretch of text within a line. */
export interface Span {
  text: string;
  bold?: boolean;
  italic?: boolean;
  struck?: boolean;
  /** Where a link leads. */
  url?: string;
}

/** A block of Markdown, of the part that Flow JSON knows. */
export type Block =
  | { kind: "heading"; level: 1 | 2; spans: Span[] }
  | { kind: "paragraph"; spans: Span[] }
  | { kind: "list"; ordered: boolean; items: Span[][] }
  | { kind: "table"; rows: Span[][][] }
  | { kind: "image"; source: string; alternative: string };

/** Reads the Markdown of Flow JSON. Everything else in the text, HTML too, is text. */
export function parseMarkdown(text: string): Block[] {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const endParagraph = () => {
    if (paragraph.length > 0) blocks.push({ kind: "paragraph", spans: parseSpans(paragraph.join("\n")) });
    paragraph = [];
  };
  for (const line of text.split(/\r?\n/).flatMap(linesOf)) {
    const block = line.trim() === "" ? undefined : blockOf(line.trim());
    if (block === undefined && line.trim() !== "") {
      paragraph.push(line.trim());
      continue;
    }
    endParagraph();
    if (block !== undefined && !extend(blocks.at(-1), block)) blocks.push(block);
  }
  endParagraph();
  return blocks.filter((block) => block.kind !== "table" || block.rows.length > 0);
}

/** A line with the pictures in it on lines of their own; a table keeps its lines. */
const linesOf = (line: string) => (line.trimStart().startsWith("|") ? [line] : line.split(/(!\[[^\]]*\]\([^)]+\))/));

function blockOf(line: string): Block | undefined {
  const [, marks, heading] = /^(#{1,2})\s+(.+)$/.exec(line) ?? [];
  if (heading !== undefined) return { kind: "heading", level: marks === "#" ? 1 : 2, spans: parseSpans(heading) };
  const [, bullet, item] = /^([-*+]|\d+[.)])\s+(.+)$/.exec(line) ?? [];
  if (item !== undefined) return { kind: "list", ordered: /^\d/.test(bullet ?? ""), items: [parseSpans(item)] };
  const [, alternative, source] = /^!\[([^\]]*)\]\(([^)]+)\)$/.exec(line) ?? [];
  if (source !== undefined) return { kind: "image", source, alternative: alternative ?? "" };
  if (!/^\|.*\|$/.test(line)) return undefined;
  const cells = line.slice(1, -1).split("|");
  const isRule = cells.every((cell) => /^\s*:?-+:?\s*$/.test(cell));
  return { kind: "table", rows: isRule ? [] : [cells.map((cell) => parseSpans(cell.trim()))] };
}

/** Adds a line to the list or table that it continues. */
function extend(last: Block | undefined, next: Block): boolean {
  if (last?.kind === "list" && next.kind === "list" && last.ordered === next.ordered) last.items.push(...next.items);
  else if (last?.kind === "table" && next.kind === "table") last.rows.push(...next.rows);
  else return false;
  return true;
}

const STYLES: readonly (readonly [mark: string, style: Omit<Span, "text">])[] = [
  ["***", { bold: true, italic: true }],
  ["**", { bold: true }],
  ["~~", { struck: true }],
  ["*", { italic: true }],
  ["_", { italic: true }],
];

/** Reads bold, italic, struck text and links. A mark without its partner is text. */
export function parseSpans(text: string, style: Omit<Span, "text"> = {}): Span[] {
  const spans: Span[] = [];
  let [at, plain] = [0, ""];
  const flush = () => {
    if (plain !== "") spans.push({ text: plain, ...style });
    plain = "";
  };
  while (at < text.length) {
    const found = styledAt(text, at) ?? linkAt(text, at);
    if (found === undefined) {
      plain += text[at];
      at += 1;
      continue;
    }
    flush();
    spans.push(...parseSpans(found.text, { ...style, ...found.style }));
    at = found.end;
  }
  flush();
  return spans;
}

type Found = { text: string; style: Omit<Span, "text">; end: number };

function styledAt(text: string, at: number): Found | undefined {
  for (const [mark, style] of STYLES) {
    if (!text.startsWith(mark, at) || /\s/.test(text[at + mark.length] ?? " ")) continue;
    const close = text.indexOf(mark, at + mark.length + 1);
    if (close < 0 || /\s/.test(text[close - 1] ?? "")) continue;
    return { text: text.slice(at + mark.length, close), style, end: close + mark.length };
  }
  return undefined;
}

const LINK = /\[([^\]]+)\]\(([^)\s]+)\)/y;

function linkAt(text: string, at: number): Found | undefined {
  LINK.lastIndex = at;
  const [whole, label, url] = text[at] === "[" ? (LINK.exec(text) ?? []) : [];
  return whole && label && url ? { text: label, style: { url }, end: at + whole.length } : undefined;
}
