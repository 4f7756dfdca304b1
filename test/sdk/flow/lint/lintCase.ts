import type { JsonObject, JsonValue } from "../../../../sdk/flow";
import { complete, flow, footer, screen } from "../validate/ruleCase";

/** One small document and the complete list of what the lints say of it. */
export interface LintCase {
  /** What an author did, in words that finish the sentence "the lints look at ...". */
  what: string;
  flow: JsonValue;
  /** All findings as `CODE path`, in document order; empty where nothing is said. */
  expected: string[];
}

/** A flow of one screen, on which nothing is wrong but for what is given. */
export const single = (children: JsonValue[], more: JsonObject = {}, version = "7.3"): JsonObject =>
  flow(version, [screen("FIRST", [...children, footer(complete())], { terminal: true, ...more })]);

/** A flow of one screen whose button sends something. */
export const sending = (payload: JsonObject, children: JsonValue[] = [], more: JsonObject = {}): JsonObject =>
  flow("7.3", [screen("FIRST", [...children, footer(complete(payload))], { terminal: true, ...more })]);

export const body = (text: JsonValue, more: JsonObject = {}): JsonObject => ({ type: "TextBody", text, ...more });

/** An input, and the payload that uses it. */
export const input = (more: JsonObject = {}): JsonObject => ({
  type: "TextInput",
  name: "answer",
  label: "Answer",
  ...more,
});
export const used: JsonObject = { answer: "${form.answer}" };

export const option = (id: string, more: JsonObject = {}): JsonObject => ({ id, title: "Option", ...more });
export const text = (example: JsonValue = "Ann"): JsonObject => ({ type: "string", __example__: example });

/** An If over the data key `kind`. */
export const when = (then: JsonValue[], otherwise?: JsonValue[], condition = "${data.kind} == 'a'"): JsonObject => ({
  type: "If",
  condition,
  then,
  ...(otherwise === undefined ? {} : { else: otherwise }),
});
