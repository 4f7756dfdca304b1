import { FlowFileError } from "./flowFileError";

/** How the text of a file was encoded. */
export type Encoding = "UTF-8" | "UTF-8 with byte order mark" | "UTF-16LE" | "UTF-16BE";

/** The text in the bytes of a file, without byte order mark. */
export interface DecodedText {
  text: string;
  encoding: Encoding;
}

/** How the files of each encoding begin. JSON begins in ASCII, so its other byte shows UTF-16 without a mark. */
const beginnings: [begins: (bytes: Uint8Array) => boolean, encoding: Encoding, markLength: number][] = [
  [([a, b, c]) => a === 0xef && b === 0xbb && c === 0xbf, "UTF-8 with byte order mark", 3],
  [([a, b]) => a === 0xff && b === 0xfe, "UTF-16LE", 2],
  [([a, b]) => a === 0xfe && b === 0xff, "UTF-16BE", 2],
  [([a, b, c, d]) => isAscii(a) && b === 0 && isAscii(c) && d === 0, "UTF-16LE", 0],
  [([a, b, c, d]) => a === 0 && isAscii(b) && c === 0 && isAscii(d), "UTF-16BE", 0],
];

const isAscii = (byte: number | undefined) => byte !== undefined && byte > 0 && byte < 0x80;

const decoders: Record<Encoding, string> = {
  "UTF-8": "utf-8",
  "UTF-8 with byte order mark": "utf-8",
  "UTF-16LE": "utf-16le",
  "UTF-16BE": "utf-16be",
};

/**
 * Reads the text of a file in UTF-8, or in UTF-16 as Windows PowerShell writes it.
 *
 * @param file names the file in errors
 * @throws FlowFileError for any other encoding, with the place of the first byte that does not fit
 */
export function decodeText(bytes: Uint8Array, file: string): DecodedText {
  const [, encoding, markLength] = beginnings.find(([begins]) => begins(bytes)) ?? [undefined, "UTF-8" as const, 0];
  const content = bytes.subarray(markLength);
  if (content.subarray(0, 4).every((byte) => byte === 0) && content.length > 0) throw binary(file);
  try {
    const text = new TextDecoder(decoders[encoding], { fatal: true, ignoreBOM: true }).decode(content);
    if (text.includes("\0")) throw binary(file);
    return { text, encoding };
  } catch (error) {
    if (error instanceof FlowFileError) throw error;
    if (encoding.startsWith("UTF-16")) throw new FlowFileError(file, `is not valid ${encoding} text; save it as UTF-8`);
    throw content.includes(0) ? binary(file) : notUtf8(content, file);
  }
}

const binary = (file: string) =>
  new FlowFileError(file, "is not UTF-8 text: it contains NUL bytes, like a binary file or UTF-32; save it as UTF-8");

function notUtf8(bytes: Uint8Array, file: string): FlowFileError {
  const lossy = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const back = new TextEncoder().encode(lossy);
  const offset = bytes.findIndex((byte, index) => byte !== back[index]);
  const before = new TextDecoder().decode(bytes.subarray(0, offset)).split(/\r\n|\n|\r/);
  const at = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  const byte = `0x${(bytes[offset] ?? 0).toString(16).toUpperCase()}`;
  return new FlowFileError(
    file,
    `is not UTF-8 text: the byte ${byte} belongs to another encoding, such as Windows-1252; save it as UTF-8`,
    at,
  );
}
