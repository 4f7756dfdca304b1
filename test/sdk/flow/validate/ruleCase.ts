import type { JsonObject, JsonValue } from "../../../../sdk/flow";

/** One small document and the complete list of what is said about it. */
export interface RuleCase {
  /** Rows of docs/validation.md that it shows, such as `R26`. */
  rows: string[];
  /** What an author did, in words that finish the sentence "validation of ...". */
  what: string;
  flow: JsonValue;
  /**
   * All findings as `CODE path line:column`, or `CODE warning path line:column` for a warning; empty where nothing is
   * said. Lines and columns are those of `JSON.stringify(flow, null, 2)`.
   */
  expected: string[];
}

/** A document of a version with the screens given, and further keys at its top. */
export const flow = (version: string, screens: JsonValue[], more: JsonObject = {}): JsonObject => ({
  version,
  ...more,
  screens,
});

/** A screen with components and further keys. */
export const screen = (id: string, children: JsonValue[], more: JsonObject = {}): JsonObject => ({
  id,
  title: "Title",
  ...more,
  layout: { type: "SingleColumnLayout", children },
});

/** A button that does something. */
export const footer = (action: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: "Footer",
  label: "Go",
  ...more,
  "on-click-action": action,
});

export const complete = (payload: JsonObject = {}): JsonObject => ({ name: "complete", payload });
export const navigate = (to: string, payload: JsonObject = {}): JsonObject => ({
  name: "navigate",
  next: { type: "screen", name: to },
  payload,
});

/** A last screen on which nothing is wrong, in any version. */
export const last = (id = "LAST", more: JsonObject = {}): JsonObject =>
  screen(id, [footer(complete())], { terminal: true, ...more });

export const text = (value: JsonValue, more: JsonObject = {}): JsonObject => ({
  type: "TextBody",
  text: value,
  ...more,
});
export const input = (name: string, more: JsonObject = {}): JsonObject => ({
  type: "TextInput",
  name,
  label: "Label",
  ...more,
});
