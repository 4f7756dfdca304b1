import { isPlainObject, type JsonObject } from "../../sdk/flow";
import { Refusal } from "./refusal";
import type { Reply } from "./reply";

const TIMEOUT_MS = 10_000;

/**
 * Downloads a document by a plain GET, as CAMS does at call time; what it says of a failure was seen for other files.
 *
 * @param own the reply of the emulator's own storage, if the URL leads there: such a download is no request of a user
 * @throws {Refusal} InvalidParameter.FileUrlError
 */
export async function fetchDocument(url: string, own: (url: URL) => Reply | undefined): Promise<JsonObject> {
  const text = await download(url, own).catch(() => undefined);
  const document = text === undefined ? undefined : parse(text);
  if (document === undefined) throw new Refusal("InvalidParameter.FileUrlError");
  return document;
}

async function download(url: string, own: (url: URL) => Reply | undefined): Promise<string | undefined> {
  const reply = own(new URL(url));
  if (reply !== undefined) return reply.status === 200 ? reply.body : undefined;
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  return response.ok ? await response.text() : undefined;
}

function parse(text: string): JsonObject | undefined {
  try {
    const document: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    return isDocument(document) ? document : undefined;
  } catch {
    return undefined;
  }
}

const isDocument = (value: unknown): value is JsonObject => isPlainObject(value);
