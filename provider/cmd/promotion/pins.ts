/** Digests that a stack is to take, by the names of its flows, under one key of its configuration. */
export interface Pins {
  /** The key with the namespace of the project, as `shop:expectDigests`. */
  key: string;
  digests: ReadonlyMap<string, string>;
}

/**
 * Writes digests into the text of a stack's configuration file. Only their lines change: comments, blank lines, quotes and
 * line ends stay as they are.
 *
 * @returns undefined where the file is laid out in another way than in blocks, so that a person has to write them
 */
export function withPins(text: string, { key, digests }: Pins): string | undefined {
  const lines = text === "" ? [] : text.split(/(?<=\n)/);
  const end = /\r\n/.test(text) ? "\r\n" : "\n";
  if (lines.some((line) => /^\s*\t/.test(line))) return undefined;
  const settings = entriesBelow(lines, lines.findIndex(isConfig));
  if (settings === undefined) {
    if (lines.some((line) => entryOf(line)?.name === "config")) return undefined;
    return inserted(lines, lines.length, ["config:", ...pinLines({ key, digests }, "  ", "  ")], end);
  }
  const names = [key, key.replace(/^[^:]*:/, "")];
  const found = settings.entries.find(({ name }) => names.includes(name));
  const indent = settings.entries[0]?.indent ?? "  ";
  if (found === undefined) return inserted(lines, settings.end, pinLines({ key, digests }, indent, indent), end);
  const pins = found.value === "" ? entriesBelow(lines, found.line) : undefined;
  if (pins === undefined) return undefined;
  const changed = [...lines];
  const added: string[] = [];
  for (const [name, digest] of digests) {
    const pin = pins.entries.find((entry) => entry.name === name);
    if (pin === undefined) {
      added.push(`${pins.entries[0]?.indent ?? found.indent + indent}${keyText(name)}: ${digest}`);
      continue;
    }
    if (!/^(["']?)[^\s"'#&*!|>[{]+\1$/.test(pin.value)) return undefined;
    const line = changed[pin.line] ?? "";
    const value = pin.value.replace(/[^"']+/, () => digest);
    changed[pin.line] = line.slice(0, pin.start) + value + line.slice(pin.start + pin.value.length);
  }
  return inserted(changed, pins.end, added, end);
}

const pinLines = ({ key, digests }: Pins, indent: string, step: string) => [
  `${indent}${keyText(key)}:`,
  ...[...digests].map(([name, digest]) => `${indent}${step}${keyText(name)}: ${digest}`),
];

function inserted(lines: readonly string[], at: number, added: readonly string[], end: string): string {
  if (added.length === 0) return lines.join("");
  const before = lines.slice(0, at).join("");
  const isOpen = before !== "" && !before.endsWith("\n");
  return `${before}${isOpen ? end : ""}${added.map((line) => `${line}${end}`).join("")}${lines.slice(at).join("")}`;
}

/** A line that is a key with its value, or that begins a block. */
interface Entry {
  line: number;
  indent: string;
  name: string;
  /** Without the comment behind it; empty of a block. */
  value: string;
  /** Where the value begins in the line. */
  start: number;
}

const ENTRY = /^( *)("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#"'[\]{}&*!|>%@`,-][^#]*?)( *:)(?= |\r?\n|$)( *)(.*?)\s*$/;

function entryOf(text: string, line = 0): Entry | undefined {
  const [, indent, name, colon, space, rest] = ENTRY.exec(text) ?? [];
  if (indent === undefined || name === undefined || colon === undefined || space === undefined) return undefined;
  const value = (rest ?? "").replace(/(^|\s+)#.*$/, "");
  return { line, indent, name: unquoted(name), value, start: [indent, name, colon, space].join("").length };
}

const isConfig = (text: string) => {
  const entry = entryOf(text);
  return entry?.indent === "" && entry.name === "config" && entry.value === "";
};

const isBlank = (text: string) => /^\s*(#.*)?$/.test(text);
const indentOf = (text: string) => /^ */.exec(text)?.[0].length ?? 0;

/** The entries of the block that a line begins, and the line behind the last of them; undefined where there is no such line. */
function entriesBelow(lines: readonly string[], head: number): { entries: Entry[]; end: number } | undefined {
  const first = lines[head];
  if (first === undefined) return undefined;
  const after = lines.findIndex((line, index) => index > head && !isBlank(line) && indentOf(line) <= indentOf(first));
  const last = lines.findLastIndex((line, index) => index < (after < 0 ? lines.length : after) && !isBlank(line));
  const below = lines.slice(head + 1, last + 1).map((text, index) => ({ text, line: head + 1 + index }));
  const depth = below.find(({ text }) => !isBlank(text))?.text;
  const direct = below.filter(({ text }) => !isBlank(text) && indentOf(text) === indentOf(depth ?? ""));
  const entries = direct.flatMap(({ text, line }) => entryOf(text, line) ?? []);
  return { entries, end: Math.max(head, last) + 1 };
}

function unquoted(name: string): string {
  if (name.startsWith("'")) return name.slice(1, -1).replace(/''/g, "'");
  if (!name.startsWith('"')) return name;
  try {
    return JSON.parse(name);
  } catch {
    return name;
  }
}

/** Words that YAML does not take for text. */
const WORDS = /^(true|false|yes|no|on|off|null|y|n|~)$/i;

const keyText = (name: string) =>
  /^[A-Za-z_][\w.-]*(:[\w.-]+)?$/.test(name) && !WORDS.test(name) ? name : JSON.stringify(name);
