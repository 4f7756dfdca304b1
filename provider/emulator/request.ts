import type { IncomingMessage } from "node:http";

/** A request with its head parsed; the body may still be on its way. */
export interface Head {
  method: string;
  /** Path of the URL, decoded. */
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
}

/** Meta takes documents of 10 MB; what is larger than this is cut. */
const MAX_BODY_BYTES = 12 * 1024 * 1024;

/** @throws a URIError for a path that is not well encoded */
export function readHead(request: IncomingMessage, endpoint: string): Head {
  const url = new URL(request.url ?? "/", endpoint);
  return {
    method: request.method ?? "",
    path: decodeURIComponent(url.pathname),
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
  };
}

/** The body as text. @throws an error when it is too large */
export async function readBody(request: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Error("the body is too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Parameters of a urlencoded body: official SDKs of before July 2025 send them so. */
export function formParameters(headers: Readonly<Record<string, string>>, body: string): Record<string, string> {
  const isForm = headers["content-type"]?.startsWith("application/x-www-form-urlencoded");
  return isForm ? Object.fromEntries(new URLSearchParams(body)) : {};
}
