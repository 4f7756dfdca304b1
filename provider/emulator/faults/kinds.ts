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
    about: "refused with `code`, `message` and `status`; with `success: false` the reply says `Success: false`",
  },
  throttle: { on: "calls", about: "refused as too frequent, in the `form` given; `retryAfterMs` adds the header" },
  serverError: { on: "requests", about: "`ServiceUnavailable` with HTTP 503, or the `code` and `status` given" },
  lateError: {
    on: "calls",
    about: "the work is done, then it is answered like `serverError`: CAMS's own failures say nothing of what was done",
  },
  drop: { on: "requests", about: "the connection is cut before the request is read; nothing is done" },
  reset: { on: "requests", about: "the work is done, then the connection is reset in place of a reply" },
  slowHeaders: { on: "requests", about: "the work is done, the reply begins after `ms`" },
  slowBody: { on: "requests", about: "headers and half of the body at once, the rest after `ms`" },
  endlessBody: { on: "requests", about: "a body that begins as the right one and does not end" },
  truncatedJson: { on: "requests", about: "half of the body, as if it were the whole" },
  htmlPage: { on: "requests", about: "the work is done, the reply is a page of HTML with HTTP 502 or `status`" },
  emptyBody: { on: "requests", about: "the work is done, the reply has no body" },
  gzip: { on: "requests", about: "the right body, compressed though nobody asked" },
  wrongContentType: { on: "requests", about: "the right body, said to be `text/html`" },
  staleReads: { on: "reads", about: "the state as it was `ms` ago, at most a minute" },
  expiredAsset: { on: "downloads", about: "HTTP 403, as of a link that has expired" },
  alteredAsset: { on: "downloads", about: "one letter inside a text of the document is another" },
  clockSkew: {
    on: "calls",
    about: "the server's clock, and with it the Date header, is `ms` ahead; negative is behind",
  },
} as const satisfies Record<string, Kind>;

export type FaultKind = keyof typeof FAULT_KINDS;
