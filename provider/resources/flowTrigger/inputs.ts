import { z } from "zod";
import type { JsonValue } from "../../../sdk/flow";
import { type Failure, failure } from "../context";
import { checkShapes } from "../shapes";
import { durationOf } from "./times";

/** The last millisecond that a Date can be. */
const LAST = 8_640_000_000_000_000;

const moment = (name: string) => {
  const error = `INVALID_INPUT ${name} is no moment (give a Date, a text such as 2026-03-01T09:00:00Z, or milliseconds since 1970)`;
  return z.union([z.iso.datetime({ offset: true, error }), z.int().min(0, error).max(LAST, error)], { error });
};

const NO_FLOW_CODE = "MISSING_INPUT flowCode is required (the code of the Chat Flow, as the Flow Editor shows it)";

/** One schema an input. A message begins with the rule's code, where it is not the wrong type. */
const inputs = {
  flowCode: z.string({ error: ({ input }) => (input === undefined ? NO_FLOW_CODE : undefined) }).min(1, NO_FLOW_CODE),
  triggers: z.custom<JsonValue>((value) => value !== undefined && value !== null, {
    error:
      'MISSING_INPUT triggers is required, because it decides when to send (any JSON whose change is to send, such as { release: "1.4.0" })',
  }),
  data: z
    .record(
      z.string(),
      z.union([z.string(), z.number(), z.boolean()], {
        error: "only a text, a number or a boolean can be sent (JSON.stringify makes a text of anything else)",
      }),
    )
    .optional(),
  uuid: z.string().min(1, "INVALID_INPUT uuid is empty (leave it out to have one derived)").optional(),
  outId: z.string().min(1, "INVALID_INPUT outId is empty (leave it out to send none)").optional(),
  claimTime: moment("claimTime").optional(),
  discardAt: moment("discardAt").optional(),
  discardAfter: z
    .string()
    .refine(
      (text) => durationOf(text) !== undefined,
      "INVALID_INPUT discardAfter is no length of time (such as 30s, 15m, 1h or 2d)",
    )
    .optional(),
  onUnknown: z.enum(["keep", "resend"]).optional(),
};

const schema = z.object(inputs);

/** The inputs of a FlowTrigger as plain values. */
export type FlowTriggerInputs = z.output<typeof schema>;

/** Types a value that `checkInputs` has passed. */
export function parseInputs(values: Record<string, unknown>): FlowTriggerInputs {
  return schema.parse(values);
}

/**
 * Finds all that is wrong with inputs, whether or not they would be sent.
 *
 * @param isUnknown tells values that are not known yet, or hold such a value; nothing is said about those
 */
export function checkInputs(values: Record<string, unknown>, isUnknown: (value: unknown) => boolean): Failure[] {
  const failures = checkShapes("FlowTrigger", inputs, values, isUnknown);
  if (values.discardAt !== undefined && values.discardAfter !== undefined) {
    failures.push(failure("DISCARD_TWICE", "discardAt and discardAfter are both given (keep one of them)"));
  }
  return failures;
}
