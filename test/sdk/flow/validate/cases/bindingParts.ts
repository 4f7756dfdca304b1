import type { JsonObject, JsonValue } from "../../../../../sdk/flow";
import { complete, flow, footer, last, screen } from "../ruleCase";

export const photos = (name: string, more: JsonObject = {}): JsonObject => ({
  type: "PhotoPicker",
  name,
  label: "Photos",
  ...more,
});
export const string = (example: JsonValue = "A"): JsonObject => ({ type: "string", __example__: example });
export const number = (example: JsonValue = 1): JsonObject => ({ type: "number", __example__: example });
export const boolean: JsonObject = { type: "boolean", __example__: true };
export const strings: JsonObject = { type: "array", items: { type: "string" }, __example__: ["A"] };

/** One terminal screen with components and a data model. */
export const one = (version: string, children: JsonValue[], data?: JsonObject): JsonValue =>
  flow(version, [screen("ONLY", [...children, footer(complete())], { terminal: true, ...(data ? { data } : {}) })]);

/** A first screen whose button goes to a last screen with a data model. */
export const two = (
  version: string,
  action: JsonObject,
  data: JsonObject | undefined,
  children: JsonValue[] = [],
): JsonValue => flow(version, [screen("FIRST", [...children, footer(action)]), last("LAST", data ? { data } : {})]);

/** One terminal screen whose reply carries what is given. */
export const reply = (payload: JsonObject, children: JsonValue[], version = "7.3", data?: JsonObject): JsonValue =>
  flow(version, [
    screen("ONLY", [...children, footer(complete(payload))], { terminal: true, ...(data ? { data } : {}) }),
  ]);

/** An If with one branch. */
export const when = (value: JsonValue, branch: JsonValue[]): JsonObject => ({
  type: "If",
  condition: value,
  then: branch,
});

export const option = (more: JsonObject = {}): JsonObject => ({ id: "a", title: "A", ...more });
