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
/** What a call with an older signature, which is refused, carries among its parameters. */
const SECRET: ReadonlySet<string> = new Set(["Signature", "SecurityToken"]);

/**
 * Begins to watch a request. What is returned writes it into the log, once its outcome is known; a log that is full
 * forgets its older half.
 *
 * @param time when the request came, in milliseconds since 1970
 */
export function watch(log: EmulatedCall[], operation: string, time: number, fault: string | undefined) {
  const started = performance.now();
  return (outcome: string, parameters: Readonly<Record<string, string>>): void => {
    if (log.length >= MAX_ENTRIES) log.splice(0, MAX_ENTRIES / 2);
    const durationMs = performance.now() - started;
    const hit = fault === undefined ? {} : { fault };
    log.push({ operation, parameters: shown(parameters), outcome, ...hit, time, durationMs });
  };
}

function shown(parameters: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, shownValue(name, value)]));
}

function shownValue(name: string, value: string): string {
  if (SECRET.has(name)) return "(hidden)";
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
