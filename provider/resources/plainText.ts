/**
 * A text without its escapes, and where each of its units stood. Writers differ in what they escape, so a text in JSON, in
 * a URL, in a form or in HTML, or in one of them within another, is compared in this form. Base64 is not undone: nothing
 * here encodes an input so.
 */
export interface PlainText {
  text: string;
  /** Where units of the text begin and end in the original. */
  begin: number[];
  end: number[];
}

/**
 * Undoes escapes until there are none. What is ambiguous becomes the same on both sides of a comparison: a backslash that
 * escapes nothing is dropped, and so is a carriage return; a plus is a blank.
 */
export function plainTextOf(text: string): PlainText {
  let plain: PlainText = {
    text,
    begin: Array.from({ length: text.length }, (_, index) => index),
    end: Array.from({ length: text.length }, (_, index) => index + 1),
  };
  for (let pass = 0; pass < MOST_PASSES && ANY.test(plain.text); pass++) plain = undone(plain);
  return plain;
}

/** Each pass undoes one level; nobody nests more. */
const MOST_PASSES = 8;
const ANY = /[\\%&+\r]/;

const ESCAPES = new RegExp(
  [
    /\\+(?:u(?<unit>[0-9a-fA-F]{4})|(?<letter>[nrtbf]))?/,
    /(?<bytes>(?:%[0-9a-fA-F]{2})+)/,
    /&(?:(?<name>amp|lt|gt|quot|apos)|#(?<decimal>\d{1,7})|#[xX](?<hex>[0-9a-fA-F]{1,6}));/,
    /(?<plus>\+)/,
    /\r/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "g",
);

const letters: Record<string, string> = { n: "\n", r: "", t: "\t", b: "\b", f: "\f" };
const names: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function undone(plain: PlainText): PlainText {
  const parts: string[] = [];
  const next: PlainText = { text: "", begin: [], end: [] };
  const add = (text: string, begin: number, end: number): void => {
    parts.push(text);
    for (let index = 0; index < text.length; index++) {
      next.begin.push(begin);
      next.end.push(end);
    }
  };
  let rest = 0;
  const copyTo = (offset: number): void => {
    parts.push(plain.text.slice(rest, offset));
    for (; rest < offset; rest++) {
      next.begin.push(plain.begin[rest] ?? 0);
      next.end.push(plain.end[rest] ?? 0);
    }
  };
  for (const match of plain.text.matchAll(ESCAPES)) {
    copyTo(match.index);
    rest += match[0].length;
    const at = (offset: number) => plain.begin[offset] ?? 0;
    const until = (offset: number) => plain.end[offset - 1] ?? 0;
    const { bytes } = match.groups ?? {};
    if (bytes === undefined) add(meant(match.groups ?? {}), at(match.index), until(rest));
    else {
      for (const { text, begin, end } of characters(bytes))
        add(text, at(match.index + begin), until(match.index + end));
    }
  }
  copyTo(plain.text.length);
  return { ...next, text: parts.join("") };
}

/** What an escape other than of bytes stands for. */
function meant({ unit, letter, name, decimal, hex, plus }: Record<string, string>): string {
  if (unit !== undefined) return String.fromCharCode(Number.parseInt(unit, 16));
  if (letter !== undefined) return letters[letter] ?? "";
  if (name !== undefined) return names[name] ?? "";
  const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
  if (code <= 0x10ffff) return String.fromCodePoint(code);
  return plus === undefined ? "" : " ";
}

/** The characters in percent-encoded UTF-8, with their offsets; a byte that is of none stands for itself. */
function characters(encoded: string): { text: string; begin: number; end: number }[] {
  const bytes = Uint8Array.from(encoded.match(/[0-9a-fA-F]{2}/g) ?? [], (byte) => Number.parseInt(byte, 16));
  const found = [];
  for (let index = 0; index < bytes.length; ) {
    const first = bytes[index] ?? 0;
    const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
    const text = decoded(bytes.subarray(index, index + length));
    const end = index + (text === undefined ? 1 : length);
    found.push({ text: text ?? String.fromCharCode(first), begin: 3 * index, end: 3 * end });
    index = end;
  }
  return found;
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
