import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";
import { Agent, type Dispatcher } from "undici";
import { type CamsError, CancelledError, NetworkError, UnexpectedReplyError } from "./errors";
import { LIMITS, type Limits } from "./limits";
import { publicLookup } from "./publicAddress";

/** One HTTP exchange, as the client needs it. */
export interface HttpRequest {
  method: "GET" | "POST" | "PUT";
  /** Scheme, host and port. */
  origin: string;
  /** Path and query. */
  path: string;
  headers: Record<string, string>;
  body?: string;
  /** Names the exchange in errors: a CAMS operation, `upload` or `download`. */
  operation: string;
  signal?: AbortSignal | undefined;
  /** The time for the whole exchange in milliseconds, if it is less than for any attempt. */
  timeMs?: number;
  /** Connect to addresses of the public internet only. */
  publicOnly?: boolean;
  /** Called when there is a connection and the request is about to be written to it. */
  onSent?: () => void;
  /** Whether an earlier attempt may have been done already, which then is so for a failure of this one too. */
  lostBefore?: boolean;
}

/** An answer with its body as it was before any content encoding. */
export interface HttpResponse {
  status: number;
  headers: Record<string, string | undefined>;
  body: Buffer;
}

/** Sends requests; `close` frees its connections. */
export interface Transport {
  /**
   * @throws NetworkError, CancelledError, or UnexpectedReplyError for a body that is too large or cannot be decoded;
   * `outcome` is `unsent` if nothing was written to a connection
   */
  send(request: HttpRequest): Promise<HttpResponse>;
  close(): Promise<void>;
}

/** A transport over HTTP with pooled connections; nothing in it keeps a process alive. */
export function httpTransport(limits: Limits = LIMITS): Transport {
  const timeouts = { headersTimeout: limits.headersMs, bodyTimeout: limits.bodyMs };
  const anywhere = new Agent({ ...timeouts, connect: { timeout: limits.connectMs } });
  const publicOnly = new Agent({ ...timeouts, connect: { timeout: limits.connectMs, lookup: publicLookup } });
  return {
    async send(request) {
      const response = await exchange(request.publicOnly ? publicOnly : anywhere, request, limits);
      return decoded(response, request, limits);
    },
    async close() {
      await Promise.all([anywhere.destroy(), publicOnly.destroy()]);
    },
  };
}

class TooLarge extends Error {}
class TimeIsUp extends Error {}

/** Sends a request with undici's own interface, which alone tells when a request is written. */
function exchange(dispatcher: Dispatcher, request: HttpRequest, limits: Limits): Promise<HttpResponse> {
  const { signal, origin, path, method, headers, body } = request;
  return new Promise((resolve, reject) => {
    let sent = false;
    let controller: Dispatcher.DispatchController | undefined;
    let stopped: Error | undefined;
    const chunks: Buffer[] = [];
    let size = 0;
    let status = 0;
    let received: HttpResponse["headers"] = {};

    const stop = (reason: Error) => {
      stopped ??= reason;
      if (controller === undefined) settle(() => reject(failure(stopped, request, sent, limits)));
      else controller.abort(reason);
    };
    const cancel = () => stop(new Error("cancelled"));
    const timer = setTimeout(
      () => stop(new TimeIsUp()),
      Math.max(1, Math.min(limits.attemptMs, request.timeMs ?? Number.POSITIVE_INFINITY)),
    );
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", cancel);
      finish();
    };
    if (signal?.aborted) return settle(() => reject(failure(undefined, request, false, limits)));
    signal?.addEventListener("abort", cancel);

    dispatcher.dispatch(
      { origin, path, method, headers, body: body ?? null },
      {
        onRequestStart(started) {
          controller = started;
          // Stopped while it waited for a connection: nothing is written.
          if (stopped !== undefined) return started.abort(stopped);
          sent = true;
          request.onSent?.();
        },
        onResponseStart(_controller, statusCode, responseHeaders) {
          status = statusCode;
          received = Object.fromEntries(Object.entries(responseHeaders).map(([name, value]) => [name, String(value)]));
        },
        onResponseData(current, chunk) {
          size += chunk.length;
          if (size > limits.bodyBytes) {
            stopped ??= new TooLarge();
            current.abort(stopped);
          } else chunks.push(chunk);
        },
        onResponseEnd() {
          settle(() =>
            resolve({
              status,
              headers: received,
              body: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks),
            }),
          );
        },
        onResponseError(_controller, error) {
          settle(() => reject(failure(stopped ?? error, request, sent, limits)));
        },
      },
    );
  });
}

/** The error for an exchange that ended without an answer. */
function failure(error: Error | undefined, request: HttpRequest, sent: boolean, limits: Limits): CamsError {
  const { operation, origin, signal } = request;
  const host = new URL(origin).host;
  const outcome = sent || request.lostBefore ? "unknown" : "unsent";
  const facts = { operation, outcome } as const;
  if (error === undefined || signal?.aborted) {
    return new CancelledError(`${operation}: the run was cancelled`, { ...facts, code: "CANCELLED" });
  }
  if (error instanceof TooLarge) return tooLarge(request, host, limits);
  if (error instanceof TimeIsUp) {
    const hint = "Run the same command again; CAMS or the network between may be slow at the moment.";
    return new NetworkError(`${operation}: no answer from ${host} in time`, { ...facts, code: "TIMEOUT", hint });
  }
  const { code = "NETWORK", message } = error as Error & { code?: string };
  return new NetworkError(`${operation}: no answer from ${host}: ${message || code}`, {
    ...facts,
    code,
    hint:
      code === "PRIVATE_ADDRESS"
        ? "Give a URL that the public internet can reach, as CAMS has to."
        : "Check the network, and CAMS_ENDPOINT or cams:endpoint if one of them is set.",
  });
}

function tooLarge({ operation }: HttpRequest, host: string, { bodyBytes }: Limits): CamsError {
  return new UnexpectedReplyError(`${operation}: the answer of ${host} is larger than ${bodyBytes} bytes`, {
    operation,
    code: "TOO_LARGE",
    outcome: "unknown",
  });
}

const decoders = {
  gzip: promisify(gunzip),
  "x-gzip": promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
} as const;

/** Storage may keep a document compressed and say so, whether or not that was asked for. */
async function decoded(response: HttpResponse, request: HttpRequest, limits: Limits): Promise<HttpResponse> {
  const encoding = response.headers["content-encoding"]?.trim().toLowerCase() ?? "identity";
  if (encoding === "identity" || encoding === "" || response.body.length === 0) return response;
  const { host } = new URL(request.origin);
  const decode = Object.entries(decoders).find(([name]) => name === encoding)?.[1];
  try {
    if (decode === undefined) throw new Error("there is no decoder");
    return { ...response, body: await decode(response.body, { maxOutputLength: limits.bodyBytes }) };
  } catch (error) {
    if ((error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE") throw tooLarge(request, host, limits);
    throw new UnexpectedReplyError(`${request.operation}: the answer of ${host} is not in the encoding that it names`, {
      operation: request.operation,
      code: "ENCODING",
      outcome: "unknown",
    });
  }
}
