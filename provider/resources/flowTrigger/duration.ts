const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `30s`, `15m`, `1h` or `2d` in milliseconds; undefined for any other text, and for none at all. */
export function durationOf(text: string): number | undefined {
  const [, count, unit] = /^([1-9]\d{0,5})([smhd])$/.exec(text) ?? [];
  return unit === undefined ? undefined : Number(count) * (UNITS[unit] ?? 0);
}
