import type { LookupFunction } from "node:net";
import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";
import type { Dispatcher } from "undici";
import { type Dispatchers, dispatchers } from "./dispatchers";
import { type CamsError, UnexpectedReplyError } from "./errors";
import { LIMITS, type Limits } from "./limits";
import { cancelled, noAnswer, notPublic, TimeIsUp, type Unanswered } from "./noAnswer";
import type { HttpProxy, Proxies } from "./proxy";
import { isPrivateLiteral, isPrivateName } from "./publicAddress";
import { USER_AGENT } from "./userAgent";

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
  /** Leave proxies out, for services of this machine's own network. */
  direct?: boolean;
  /** Told once what is being waited for, when it takes longer than `patienceMs`. */
  onWait?: ((message: string) => void) | undefined;
  /** What to check when the host cannot be reached, as a sentence. */
  advice?: string | undefined;
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
   * @throws NetworkError, ProxyError, TlsError, CancelledError, or UnexpectedReplyError for a body that is too large or cannot be decoded;
   * `outcome` is `unsent` if nothing was written to a connection
   */
  send(request: HttpRequest): Promise<HttpResponse>;
  close(): Promise<void>;
}

/** What a transport needs from outside. */
export interface TransportDeps {
  /** Which hosts are reached through a proxy; by default none. */
  proxies?: Proxies;
  /** Looks up the addresses of hosts that are reached directly. */
  lookup?: LookupFunction;
}

/** A transport over HTTP with pooled connections; nothing in it keeps a process alive. */
export function httpTransport(limits: Limits = LIMITS, { proxies, lookup }: TransportDeps = {}): Transport {
  let opened: Dispatchers | undefined;
  const routes = new Map<string, HttpProxy | undefined>();
  const routeTo = (origin: string): HttpProxy | undefined => {
    if (proxies === undefined) return undefined;
    if (!routes.has(origin)) routes.set(origin, proxies(new URL(origin)));
    return routes.get(origin);
  };
  return {
    async send(request) {
      const proxy = request.direct ? undefined : routeTo(request.origin);
      if (request.publicOnly) requirePublic(request, proxy);
      opened ??= dispatchers(limits, lookup);
      const pools = opened;
      const direct = request.publicOnly ? pools.publicOnly : pools.direct;
      const dispatcher = proxy === undefined ? direct : pools.through(proxy);
      const response = await exchange(dispatcher, request, proxy, limits);
      return decoded(response, request, limits);
    },
    close: async () => opened?.destroy(),
  };
}

/**
 * Refuses hosts that are certainly not public. Names that are reached directly are checked when they are looked up; behind
 * a proxy, which looks them up by itself, only names that are reserved for private networks can be recognised.
 */
function requirePublic(request: HttpRequest, proxy: HttpProxy | undefined): void {
  const url = new URL(request.origin);
  const isPrivate = isPrivateLiteral(url) || (proxy !== undefined && isPrivateName(url));
  if (isPrivate) throw notPublic(unanswered(request, proxy, false), `${url.hostname} is not on the public internet`);
}

class TooLarge extends Error {}

/** Sends a request with undici's own interface, which alone shows when a request is written. */
function exchange(
  dispatcher: Dispatcher,
  request: HttpRequest,
  proxy: HttpProxy | undefined,
  limits: Limits,
): Promise<HttpResponse> {
  const { signal, origin, path, method, body } = request;
  const headers = { "user-agent": USER_AGENT, ...request.headers };
  return new Promise((resolve, reject) => {
    let sent = false;
    let controller: Dispatcher.DispatchController | undefined;
    let stopped: Error | undefined;
    const chunks: Buffer[] = [];
    let size = 0;
    let status = 0;
    let received: HttpResponse["headers"] = {};

    const fail = (error: Error) => finishOnce(() => reject(failure(stopped ?? error, request, proxy, sent, limits)));
    const stop = (reason: Error) => {
      stopped ??= reason;
      if (controller === undefined) fail(reason);
      else controller.abort(reason);
    };
    const cancel = () => stop(new Error("cancelled"));
    const timeMs = Math.max(1, Math.min(limits.attemptMs, request.timeMs ?? Number.POSITIVE_INFINITY));
    let timer = setTimeout(
      () => {
        if (timeMs <= limits.patienceMs) return stop(new TimeIsUp());
        request.onWait?.(waitingFor(request, proxy, sent));
        timer = setTimeout(() => stop(new TimeIsUp()), timeMs - limits.patienceMs);
      },
      Math.min(timeMs, limits.patienceMs),
    );
    const finishOnce = (finish: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", cancel);
      finish();
    };
    if (signal?.aborted) return fail(new Error("cancelled"));
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
          finishOnce(() =>
            resolve({
              status,
              headers: received,
              body: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks),
            }),
          );
        },
        onResponseError(_controller, error) {
          fail(error);
        },
      },
    );
  });
}

const unanswered = (request: HttpRequest, proxy: HttpProxy | undefined, isSent: boolean): Unanswered => ({
  operation: request.operation,
  host: new URL(request.origin).host,
  proxy,
  isSent,
  outcome: isSent || request.lostBefore ? "unknown" : "unsent",
  advice: request.advice,
});

/** What takes long, for the person who waits. */
function waitingFor({ operation, origin }: HttpRequest, proxy: HttpProxy | undefined, sent: boolean): string {
  const host = new URL(origin).host;
  const through = proxy === undefined ? "" : ` through ${proxy.name}`;
  return sent ? `Waiting for ${host} to answer ${operation}` : `Waiting for ${host} (connecting${through})`;
}

/** The error for an exchange that ended without an answer. */
function failure(
  error: Error,
  request: HttpRequest,
  proxy: HttpProxy | undefined,
  sent: boolean,
  limits: Limits,
): CamsError {
  const facts = unanswered(request, proxy, sent);
  if (request.signal?.aborted) return cancelled(facts);
  if (error instanceof TooLarge) return tooLarge(request, facts.host, limits);
  return noAnswer(facts, error);
}

function tooLarge({ operation }: HttpRequest, host: string, { bodyBytes }: Limits): CamsError {
  return new UnexpectedReplyError(`${operation}: the response from ${host} is larger than ${bodyBytes} bytes`, {
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
    throw new UnexpectedReplyError(
      `${request.operation}: the response from ${host} is not in the encoding that it declares`,
      {
        operation: request.operation,
        code: "ENCODING",
        outcome: "unknown",
      },
    );
  }
}
