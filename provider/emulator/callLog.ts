/** One request that the emulator met. */
export interface EmulatedCall {
  operation: string;
  /** The parameters, without what may be secret: of a URL no query, of Data only the names, of long texts the size. */
  parameters: Record<string, string>;
  /** `OK` or the code of the refusal; `RESET` where the connection was cut after the work, `DROPPED` before it. */
  outcome: string;
  /** The kind of the fault that hit it, if one did. */
  fault?: string;
  /** When it came, in milliseconds since 1970. */
  time: number;
  /** How long it took until the reply was ready. */
  durationMs: number;
}

/** The latest are kept. */
const MAX_ENTRIES = 100_000;
const MAX_TEXT = 200;

/** Adds an entry; a log that is full forgets its older half. */
export function record(log: EmulatedCall[], entry: EmulatedCall): void {
  if (log.length >= MAX_ENTRIES) log.splice(0, MAX_ENTRIES / 2);
  log.push(entry);
}

/** Parameters as they may be shown. */
export function shown(parameters: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, shownValue(name, value)]));
}

function shownValue(name: string, value: string): string {
  if (name === "Data") return namesIn(value);
  if (/^https?:/i.test(value)) return withoutQuery(value);
  return value.length > MAX_TEXT ? `(${value.length} characters)` : value;
}

function namesIn(data: string): string {
  try {
    return Object.keys(Object(JSON.parse(data))).join(", ");
  } catch {
    return "(not JSON)";
  }
}

function withoutQuery(text: string): string {
  if (!URL.canParse(text)) return "(not a URL)";
  const { origin, pathname } = new URL(text);
  return `${origin}${pathname}`;
}
