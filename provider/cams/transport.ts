import { Agent, request } from "undici";
import { type CamsError, NetworkError, UnexpectedReplyError } from "./errors";

/** One HTTP exchange, as the client needs it. */
export interface HttpRequest {
  method: "GET" | "POST" | "PUT";
  url: URL;
  headers: Record<string, string>;
  body?: string;
  /** Names the exchange in errors: a CAMS operation, `upload` or `download`. */
  operation: string;
  signal?: AbortSignal | undefined;
}

export interface HttpResponse {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** Sends requests; `close` frees its connections. */
export interface Transport {
  send(request: HttpRequest): Promise<HttpResponse>;
  close(): Promise<void>;
}

/** Meta takes documents of at most 10 MB, and no reply of CAMS is larger. */
const MAX_BODY_BYTES = 12 * 1024 * 1024;

/** A transport over HTTP with pooled connections. Time-outs: 10 s to connect, 30 s for headers, 30 s between bytes. */
export function httpTransport(): Transport {
  const dispatcher = new Agent({
    connect: { timeout: 10_000 },
    headersTimeout: 30_000,
    bodyTimeout: 30_000,
    maxResponseSize: MAX_BODY_BYTES,
  });
  return {
    async send({ method, url, headers, body, operation, signal }) {
      try {
        const response = await request(url, { method, headers, body, signal, dispatcher });
        return { status: response.statusCode, headers: response.headers, text: await response.body.text() };
      } catch (error) {
        throw networkError(error, operation, url);
      }
    },
    close: () => dispatcher.close(),
  };
}

/** Faults that come before the first byte of a request is sent. */
const unsent = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

function networkError(error: unknown, operation: string, url: URL): CamsError {
  const { code = "NETWORK", message = "", name } = error as Error & { code?: string };
  if (code === "UND_ERR_RES_EXCEEDED_MAX_SIZE") {
    return new UnexpectedReplyError(`${operation}: the answer of ${url.host} is larger than ${MAX_BODY_BYTES} bytes`, {
      operation,
      code,
      outcome: "unknown",
      cause: error,
    });
  }
  const reason = name === "AbortError" ? "the call was cancelled" : message || code;
  return new NetworkError(`${operation}: no answer from ${url.host}: ${reason}`, {
    operation,
    code: name === "AbortError" ? "CANCELLED" : code,
    outcome: unsent.has(code) || /CERT|TLS|SSL/.test(code) ? "unsent" : "unknown",
    hint: "Check the network, and CAMS_ENDPOINT or cams:endpoint if one of them is set.",
    cause: error,
  });
}
