import type { JsonValue } from "../sdk/flow";

/** The value of a JSON text; undefined for any other text. */
export function parsedJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
