import { z } from "zod";
import type { JsonValue } from "../../../sdk/flow";
import { type Failure, failure } from "../context";
import { inputDescriptions } from "../descriptions";
import { checkShapes, filledText, rule } from "../shapes";
import { durationOf } from "./duration";

/** The last millisecond that a Date can be. */
const LAST = 8_640_000_000_000_000;

const momentForm = z.union([z.iso.datetime({ offset: true }), z.int().min(0).max(LAST)]);

const moment = (name: string) =>
  z.custom<string | number>(
    (value) => momentForm.safeParse(value).success,
    rule(
      "INVALID_INPUT",
      `${name} is not a valid date-time (use a Date, a string such as 2026-03-01T09:00:00Z, or milliseconds since 1970)`,
    ),
  );

const NO_FLOW_CODE = "flowCode is required (the code of the Chat Flow, as shown in the Flow Editor)";
const NO_TRIGGERS =
  'triggers is required; each change of its value sends again (any JSON, such as { release: "1.4.0" })';

const WITH_TRIGGERS = "stops the preview, unless `triggers` changes too";
const NO_DIFFERENCE = "has no effect and sends nothing";
const SENDS_NOTHING = "is recorded and sends nothing";

/** The inputs of a FlowTrigger, in the order of the reference. */
export const inputs = {
  flowCode: filledText(NO_FLOW_CODE, "MISSING_INPUT").register(inputDescriptions, {
    description: "The code of the Chat Flow, as shown in the Flow Editor; not the id of a WhatsApp Flow.",
    missing: NO_FLOW_CODE,
    change: "refuse",
    changeText: WITH_TRIGGERS,
  }),
  triggers: z
    .custom<JsonValue>((value) => value !== undefined && value !== null, rule("MISSING_INPUT", NO_TRIGGERS))
    .register(inputDescriptions, {
      description: 'When to send: once for each value, which can be any JSON, such as `{ release: "1.4.0" }`.',
      missing: NO_TRIGGERS,
      change: "replace",
      changeText: "replaces the resource, which sends",
      keyed: true,
    }),
  data: z
    .record(
      z.string(),
      z.union([z.string(), z.number(), z.boolean()], {
        error: "only strings, numbers and booleans can be sent (use JSON.stringify for anything else)",
      }),
    )
    .optional()
    .register(inputDescriptions, {
      description:
        "A value for each variable of the flow's start node. Numbers and booleans are sent as strings, as in CAMS's own example. Values may be secrets.",
      change: "record",
      changeText: SENDS_NOTHING,
      keyed: true,
    }),
  uuid: filledText("uuid is empty (leave it out to get a derived one)").optional().register(inputDescriptions, {
    description: "The id under which CAMS runs the flow once.",
    defaultText: "a UUID derived from project, stack, the resource's parents and name, `flowCode` and `triggers`",
    change: "refuse",
    changeText: WITH_TRIGGERS,
    becomesId: true,
  }),
  outId: filledText("outId is empty (leave it out to send none)").optional().register(inputDescriptions, {
    description: "An id of your own, sent as `OutId`.",
    change: "record",
    changeText: SENDS_NOTHING,
  }),
  claimTime: moment("claimTime")
    .optional()
    .register(inputDescriptions, {
      description:
        "The time of the event, sent as `ClaimTimeMillis`: a Date, an ISO 8601 string with a time zone, or milliseconds since 1970.",
      change: "none",
      type: ["string", "number"],
    }),
  discardAt: moment("discardAt")
    .optional()
    .register(inputDescriptions, {
      description:
        "The time from which CAMS cancels the trigger if it has not started to run it, in the same forms as `claimTime`. If it is in the past when the trigger would be sent, the run stops before the call. A computed time warns on every run; use `discardAfter` instead.",
      change: "none",
      type: ["string", "number"],
    }),
  discardAfter: z
    .string()
    .refine(
      (text) => durationOf(text) !== undefined,
      rule("INVALID_INPUT", "discardAfter is not a valid duration (such as 30s, 15m, 1h or 2d)"),
    )
    .optional()
    .register(inputDescriptions, {
      description: "The same as a duration from the time of sending: `30s`, `15m`, `1h` or `2d`.",
      change: "none",
      changeText: NO_DIFFERENCE,
    }),
  onUnknown: z.enum(["keep", "resend"]).optional().register(inputDescriptions, {
    description:
      "What the next run does when the call was sent but no response arrived: `keep` keeps the outcome as unknown and never sends again, `resend` sends again under the same Uuid.",
    default: "keep",
    change: "record",
  }),
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
