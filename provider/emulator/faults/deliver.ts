import type { ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import type { Reply } from "../reply";
import type { Hit } from "./fault";
import type { FaultKind } from "./kinds";

type Delivery = (response: ServerResponse, reply: Reply, fault: Hit) => Promise<void> | void;

const CHUNK = " ".repeat(64 * 1024);
const PAGE = "<!DOCTYPE html><html><head><title>Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>\n";

/** Sends a reply whole. */
export function send(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, headers).end(body);
}

/** Sends a reply as the fault that hit the request leaves it. */
export async function deliver(response: ServerResponse, reply: Reply, fault: Hit | undefined): Promise<void> {
  const delivery = fault === undefined ? undefined : deliveries[fault.kind];
  if (fault === undefined || delivery === undefined) return send(response, reply);
  await delivery(response, reply, fault);
}

/** The kinds that spoil a reply on its way; the others decide what the reply is. */
const deliveries: Partial<Record<FaultKind, Delivery>> = {
  reset: (response) => void response.socket?.resetAndDestroy(),

  async slowHeaders(response, reply, { ms = 0 }) {
    await pause(response, ms);
    send(response, reply);
  },

  async slowBody(response, { status, headers, body }, { ms = 0 }) {
    const bytes = Buffer.from(body);
    response.writeHead(status, { ...headers, "content-length": bytes.length });
    response.write(bytes.subarray(0, bytes.length / 2));
    await pause(response, ms);
    response.end(bytes.subarray(bytes.length / 2));
  },

  async endlessBody(response, { status, headers, body }) {
    response.writeHead(status, headers);
    // It ends with an error, whenever the caller has had enough.
    await pipeline(withoutEnd(body.slice(0, -1)), response).catch(() => undefined);
  },

  truncatedJson: (response, reply) => send(response, { ...reply, body: reply.body.slice(0, reply.body.length / 2) }),

  htmlPage: (response, _, { status = 502 }) =>
    send(response, { status, body: PAGE, headers: { "content-type": "text/html;charset=utf-8" } }),

  emptyBody: (response, reply, { status = reply.status }) => send(response, { ...reply, status, body: "" }),

  gzip(response, { status, headers, body }) {
    response.writeHead(status, { ...headers, "content-encoding": "gzip" }).end(gzipSync(body));
  },

  wrongContentType: (response, reply) =>
    send(response, { ...reply, headers: { ...reply.headers, "content-type": "text/html" } }),

  alteredAsset: (response, reply) => send(response, { ...reply, body: altered(reply.body) }),
};

/** A pause that ends early when the caller has gone. */
async function pause(response: ServerResponse, ms: number): Promise<void> {
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  await sleep(ms, undefined, { signal: gone.signal }).catch(() => undefined);
}

function* withoutEnd(start: string): Generator<string> {
  yield start;
  while (true) yield CHUNK;
}

/** The document with another letter at the end of a text, so that it is still JSON. */
function altered(body: string): string {
  return body.replace(/[A-Za-z0-9](?="\s*[,}\]])/, (letter) => (letter === "x" ? "y" : "x"));
}
