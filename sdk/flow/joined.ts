import type { Diagnostic } from "./diagnostic";

/**
 * Diagnostics for people: where Meta has several codes for one mistake, they become one diagnostic whose `code` lists
 * them, as `PATTERN_MISMATCH, INVALID_PROPERTY_TYPE`. The order stays that of the first of them.
 */
export function joinCodes(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const joined = new Map<string, Diagnostic>();
  for (const each of diagnostics) {
    const { code, severity, path, line, column, message, hint } = each;
    const key = JSON.stringify([severity, path, line, column, message, hint]);
    const before = joined.get(key);
    joined.set(key, before === undefined ? each : { ...before, code: `${before.code}, ${code}` });
  }
  return [...joined.values()];
}
