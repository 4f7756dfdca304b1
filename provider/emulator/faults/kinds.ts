/** Where a fault can happen: any request, only calls of operations, only reads of flows, only downloads. */
type Where = "requests" | "calls" | "reads" | "downloads";

interface Kind {
  on: Where;
  /** What happens, for docs/emulator.md. */
  about: string;
}

/** What can go wrong. The table in docs/emulator.md is held to it by a test. */
export const FAULT_KINDS = {
  refuse: {
    on: "requests",
    about: "refused with `code`, `message` and `status`; with `success: false` the response has `Success: false`",
  },
  throttle: { on: "calls", about: "throttled, in the given `form`; `retryAfterMs` adds the header" },
  serverError: { on: "requests", about: "`ServiceUnavailable` with HTTP 503, or the given `code` and `status`" },
  lateError: {
    on: "calls",
    about:
      "the call is carried out, then answered like `serverError`: an internal error of CAMS does not show whether the call was carried out",
  },
  drop: { on: "requests", about: "the connection is closed before the request is read; the call is not carried out" },
  reset: { on: "requests", about: "the call is carried out, then the connection is reset instead of a response" },
  slowHeaders: { on: "requests", about: "the call is carried out; the response starts after `ms`" },
  slowBody: { on: "requests", about: "headers and half of the body immediately, the rest after `ms`" },
  endlessBody: { on: "requests", about: "a body that starts correctly and never ends" },
  truncatedJson: { on: "requests", about: "half of the body, as if it were complete" },
  htmlPage: {
    on: "requests",
    about: "the call is carried out; the response is an HTML page with HTTP 502 or `status`",
  },
  emptyBody: { on: "requests", about: "the call is carried out; the response has no body" },
  gzip: { on: "requests", about: "the correct body, compressed although the client did not ask for it" },
  wrongContentType: { on: "requests", about: "the correct body, declared as `text/html`" },
  staleReads: { on: "reads", about: "the state as it was `ms` ago, at most a minute" },
  expiredAsset: { on: "downloads", about: "HTTP 403, as for an expired link" },
  alteredAsset: { on: "downloads", about: "one letter in a string of the document is changed" },
  clockSkew: {
    on: "calls",
    about: "the server's clock, and with it the Date header, is `ms` ahead; a negative value is behind",
  },
} as const satisfies Record<string, Kind>;

export type FaultKind = keyof typeof FAULT_KINDS;
