import type { Clock, HttpResponse, Transport } from "../../cams";

/** The latest answer to an operation. */
interface Exchange {
  response: HttpResponse;
  /** From the request to the whole answer. */
  ms: number;
  /** This machine's clock minus that of the answer's `Date` header, in milliseconds; undefined without one. */
  skewMs: number | undefined;
}

/** A transport that keeps the latest answer to each operation, for what the client makes nothing of. */
export interface Recorder extends Transport {
  last(operation: string): Exchange | undefined;
  /** The JSON of the latest answer; empty where it is none. */
  reply(operation: string): Record<string, unknown>;
}

export function recorder(transport: Transport, clock: Clock): Recorder {
  const exchanges = new Map<string, Exchange>();
  return {
    async send(request) {
      const [began, now] = [clock.elapsed(), clock.now()];
      const response = await transport.send(request);
      const ms = clock.elapsed() - began;
      const theirs = Date.parse(response.headers.date ?? "");
      const skewMs = Number.isNaN(theirs) ? undefined : now + ms / 2 - theirs;
      exchanges.set(request.operation, { response, ms, skewMs });
      return response;
    },
    close: () => transport.close(),
    last: (operation) => exchanges.get(operation),
    reply(operation) {
      try {
        return Object(JSON.parse(exchanges.get(operation)?.response.body.toString("utf8") ?? ""));
      } catch {
        return {};
      }
    },
  };
}
