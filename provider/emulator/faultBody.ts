import { z } from "zod";
import { FAULT_KINDS, type Fault, type FaultKind } from "./faults";
import { THROTTLE_FORMS } from "./refusal";

const kinds = Object.keys(FAULT_KINDS).filter((kind): kind is FaultKind => kind in FAULT_KINDS);
const count = z.number().int().min(0);

/** A fault as the control endpoint takes it, with the operation that it hits. */
export const faultBody = z.strictObject({
  operation: z.string(),
  kind: z.enum(kinds).optional(),
  code: z.string().optional(),
  message: z.string().optional(),
  status: z.number().int().min(200).max(599).optional(),
  success: z.literal(false).optional(),
  form: z.enum(THROTTLE_FORMS).optional(),
  retryAfterMs: count.optional(),
  ms: z.number().int().optional(),
  skip: count.optional(),
  times: z.union([count, z.literal("forever")]).optional(),
  forMs: count.optional(),
  share: z.number().min(0).max(1).optional(),
  seed: z.number().int().optional(),
}) satisfies z.ZodType<Fault & { operation: string }>;
