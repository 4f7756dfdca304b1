import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import type { Endpoint } from "./endpoint";
import { SIGNATURE_HEADER } from "./signature";

/**
 * Serves an endpoint with Node's own `http`.
 *
 * @example createServer(nodeListener(endpoint)).listen(3000)
 */
export function nodeListener(endpoint: Endpoint): RequestListener {
  return (incoming, outgoing) => {
    serve(endpoint, incoming, outgoing).catch(() => outgoing.destroy());
  };
}

async function serve(endpoint: Endpoint, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const gone = new AbortController();
  outgoing.on("close", () => gone.abort());
  const response = await endpoint(requestOf(incoming, gone.signal));
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(response.status, { ...Object.fromEntries(response.headers), "content-length": body.length });
  outgoing.end(body);
  // A body that was not read to its end is not read any more.
  if (!incoming.complete) outgoing.once("finish", () => incoming.destroy());
}

/** The parts of a request that an endpoint reads. Node has checked the rest, which a `Request` might refuse. */
function requestOf(incoming: IncomingMessage, signal: AbortSignal): Request {
  const url = "http://endpoint.invalid/";
  if (incoming.method !== "POST") return new Request(url, { signal });
  const headers = new Headers();
  for (const name of ["content-length", SIGNATURE_HEADER]) {
    const value = incoming.headers[name];
    if (typeof value === "string") headers.set(name, value);
  }
  return new Request(url, { method: "POST", headers, body: Readable.toWeb(incoming), duplex: "half", signal });
}
