import { z } from "zod";
import { THROTTLE_FORMS } from "../refusal";
import { FAULT_KINDS, type FaultKind } from "./kinds";

const kinds = Object.keys(FAULT_KINDS).filter((kind): kind is FaultKind => kind in FAULT_KINDS);
const count = z.number().int().min(0);

/** A fault as the control endpoint takes it. */
export const faultSchema = z.strictObject({
  /** What goes wrong, by default `refuse`. */
  kind: z.enum(kinds).optional(),
  /** Code of a refusal. A code that the emulator knows brings its own status and message. */
  code: z.string().optional(),
  message: z.string().optional(),
  /** HTTP status. CAMS also refuses with 200. */
  status: z.number().int().min(200).max(599).optional(),
  /** `false` makes a `refuse` say `Success: false`, with HTTP 200 and, without a code, with `Code: "OK"`. */
  success: z.literal(false).optional(),
  /** How a `throttle` is worded, by default as the option throttleForm says. */
  form: z.enum(THROTTLE_FORMS).optional(),
  /** Header `x-acs-retry-after` of a `throttle`. */
  retryAfterMs: count.optional(),
  /** Milliseconds of the slow, stale and skewed kinds. */
  ms: z.number().int().optional(),
  /** How many calls pass before the first one is hit, by default none. */
  skip: count.optional(),
  /** How many calls are hit, by default one, with `forMs` or `share` all. */
  times: z.union([count, z.literal("forever")]).optional(),
  /** How long calls are hit, from the first one that is. */
  forMs: count.optional(),
  /** The share of calls that is hit, from 0 to 1. */
  share: z.number().min(0).max(1).optional(),
  /** Which calls of the share are hit: the same seed hits the same ones. By default 1. */
  seed: z.number().int().optional(),
});

/** What should go wrong with which of the next calls. */
export type Fault = z.input<typeof faultSchema>;

/** A fault that hits a call, with its kind. */
export type Hit = Fault & { kind: FaultKind };
