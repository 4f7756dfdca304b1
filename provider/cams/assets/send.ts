import { type CallNotes, logged } from "../callLog";
import { pause } from "../clock";
import { CancelledError, NetworkError } from "../errors";
import type { HttpRequest, HttpResponse } from "../transport";
import type { Exchange } from "./exchange";

/** What is sent to storage or to another host of documents. */
export interface AssetRequest {
  method: "GET" | "PUT";
  url: URL;
  headers?: Record<string, string>;
  body?: string;
  operation: "upload" | "download";
}

const ATTEMPTS = 4;

/** Sends a request, again after a lost connection or HTTP 5xx: reading, or writing the same text, does no harm twice. */
export function send(request: AssetRequest, exchange: Exchange): Promise<HttpResponse> {
  return logged({ ...exchange, operation: request.operation }, async (notes) => {
    const response = await sendRepeatedly(request, exchange, notes);
    notes.requestId = response.headers["x-oss-request-id"];
    return response;
  });
}

async function sendRepeatedly(
  { url, headers, ...request }: AssetRequest,
  exchange: Exchange,
  notes: CallNotes,
): Promise<HttpResponse> {
  const { transport, signal, publicOnly, clock, random, limits, progress } = exchange;
  const whole: HttpRequest = {
    ...request,
    origin: url.origin,
    path: `${url.pathname}${url.search}`,
    headers: { accept: "*/*", ...headers },
    signal,
    publicOnly,
    onWait: progress,
  };
  for (let count = 1; ; count++) {
    notes.attempts = count;
    try {
      const response = await transport.send(whole);
      if (response.status < 500 || count === ATTEMPTS) return response;
    } catch (error) {
      const isLost = error instanceof NetworkError && error.code !== "PRIVATE_ADDRESS";
      if (!isLost || count === ATTEMPTS) throw error;
    }
    await pause(clock, random() * limits.pauseMs * 2 ** (count - 1), signal).catch(() => {
      const { operation } = request;
      throw new CancelledError(`${operation}: the run was cancelled`, {
        operation,
        code: "CANCELLED",
        outcome: "unknown",
      });
    });
  }
}
