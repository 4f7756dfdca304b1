import { isPlainObject, type JsonObject, type JsonValue } from "../../sdk/flow";
import type { ReadBack } from "./options";

/** A document as CAMS gives it back, by the option readBack. */
export function readBackOf(uploaded: JsonObject, how: ReadBack): JsonObject {
  if (typeof how === "function") return how(uploaded);
  if (how === "adds-defaults") return withDefaults(uploaded);
  return how === "reorders" ? reversed(uploaded) : uploaded;
}

/** `terminal` and `data` are what Meta takes for granted where a screen leaves them out. */
function withDefaults(document: JsonObject): JsonObject {
  if (!Array.isArray(document.screens)) return document;
  const screens = document.screens.map((screen) =>
    isPlainObject(screen) ? { terminal: false, data: {}, ...screen } : screen,
  );
  return { ...document, screens };
}

function reversed(document: JsonObject): JsonObject {
  const entries = Object.entries(document).map(([key, value]): [string, JsonValue] => [key, reversedValue(value)]);
  return Object.fromEntries(entries.toReversed());
}

function reversedValue(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(reversedValue);
  return isObject(value) ? reversed(value) : value;
}

const isObject = (value: JsonValue): value is JsonObject => isPlainObject(value);
