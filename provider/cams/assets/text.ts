const encodings = [
  { mark: [0xef, 0xbb, 0xbf], name: "utf-8" },
  { mark: [0xff, 0xfe], name: "utf-16le" },
  { mark: [0xfe, 0xff], name: "utf-16be" },
];

/** The text of a file by its byte order mark, without one in UTF-8; undefined for bytes that are none. */
export function decodeText(bytes: Buffer): string | undefined {
  const encoding = encodings.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  try {
    return new TextDecoder(encoding?.name ?? "utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
