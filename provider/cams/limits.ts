/** Every number that bounds or paces calls, in milliseconds, bytes, counts and shares. */
export interface Limits {
  /** To connect, TLS included. */
  connectMs: number;
  /** For one of the addresses of a host before the next one is tried: one lost packet and a far continent must fit in. */
  addressMs: number;
  /** From the request to the head of the answer. CAMS asks Meta meanwhile. */
  headersMs: number;
  /** Between two pieces of an answer. */
  bodyMs: number;
  /** For one attempt from first to last byte. */
  attemptMs: number;
  /**
   * For all attempts of one call and the pauses between them; waiting for the operation's turn, and throttling, do not
   * count.
   */
  callMs: number;
  /** Attempts of one call that fail, throttled ones not counted. */
  attempts: number;
  /** For how long a throttled call is tried again. */
  throttledMs: number;
  /** The longest random pause before the second attempt; it doubles with each further one. */
  pauseMs: number;
  /** The shortest pause after throttling; CAMS counts calls by the second. */
  throttlePauseMs: number;
  /** No random pause is longer. */
  pauseMaxMs: number;
  /** The longest pause that CAMS can ask for. */
  retryAfterMaxMs: number;
  /** Meta takes documents of at most 10 MB, and no reply of CAMS is larger. */
  bodyBytes: number;
  redirects: number;
  /**
   * What a request may take to reach CAMS once it is written. Its place in the window is counted from when it has
   * arrived for certain: its answer is there, or this time has passed.
   */
  arrivalMs: number;
  /** What the window is longer than CAMS's second, since clocks and timers are not exact. */
  marginMs: number;
  /** After throttling an operation is slowed down to half, again and again if need be, but not below this share. */
  slowestPace: number;
  /** The share of the full pace that is regained with each call that CAMS takes. */
  regainedPace: number;
  /** Waits that are longer are reported to the person who runs the command, not more often than this. */
  patienceMs: number;
}

export const LIMITS: Limits = {
  connectMs: 10_000,
  addressMs: 2_000,
  headersMs: 30_000,
  bodyMs: 30_000,
  attemptMs: 60_000,
  callMs: 120_000,
  attempts: 6,
  throttledMs: 120_000,
  pauseMs: 400,
  throttlePauseMs: 1_000,
  pauseMaxMs: 10_000,
  retryAfterMaxMs: 60_000,
  bodyBytes: 12 * 1024 * 1024,
  redirects: 5,
  arrivalMs: 150,
  marginMs: 20,
  slowestPace: 1 / 8,
  regainedPace: 1 / 20,
  patienceMs: 3_000,
};
