import type { ThrottleForm } from "../refusal";
import type { FaultKind } from "./kinds";

/** What should go wrong with which of the next calls. */
export interface Fault {
  /** What goes wrong, by default `refuse`. */
  kind?: FaultKind | undefined;
  /** Code of a refusal. A code that the emulator knows brings its own status and message. */
  code?: string | undefined;
  message?: string | undefined;
  /** HTTP status, 200 to 599. CAMS also refuses with 200. */
  status?: number | undefined;
  /** `false` makes a `refuse` say `Success: false`, with HTTP 200 and, without a code, with `Code: "OK"`. */
  success?: false | undefined;
  /** How a `throttle` is worded, by default as the option throttleForm says. */
  form?: ThrottleForm | undefined;
  /** Header `x-acs-retry-after` of a `throttle`. */
  retryAfterMs?: number | undefined;
  /** Milliseconds of the slow, stale and skewed kinds. */
  ms?: number | undefined;
  /** How many calls pass before the first one is hit, by default none. */
  skip?: number | undefined;
  /** How many calls are hit, by default one, with `forMs` or `share` all. */
  times?: number | "forever" | undefined;
  /** How long calls are hit, from the first one that is. */
  forMs?: number | undefined;
  /** The share of calls that is hit, from 0 to 1. */
  share?: number | undefined;
  /** Which calls of the share are hit: the same seed hits the same ones. By default 1. */
  seed?: number | undefined;
}

/** A fault that hits a call, with its kind. */
export type Hit = Fault & { kind: FaultKind };
