/** How Meta treats a version of Flow JSON. */
export type VersionState = "active" | "frozen" | "early" | "internal";

/** One version of Flow JSON. */
export interface FlowVersion {
  version: string;
  state: VersionState;
  /** The day from which the state holds, `YYYY-MM-DD`, where Meta has published it. */
  since?: string;
}

/**
 * Versions that Meta has or had, oldest first. A frozen version can be neither created, updated nor published, but
 * still be sent and opened. 7.4 is accepted by Meta's builder and documented nowhere.
 *
 * Source: Meta's changelog of WhatsApp Flows, and what Meta's Flow Builder accepts.
 */
export const VERSIONS: readonly FlowVersion[] = [
  { version: "1.0", state: "frozen" },
  { version: "2.0", state: "frozen" },
  { version: "2.1", state: "frozen", since: "2025-04-08" },
  { version: "3.0", state: "frozen", since: "2025-04-08" },
  { version: "3.1", state: "frozen", since: "2025-04-08" },
  { version: "4.0", state: "frozen", since: "2025-04-08" },
  { version: "5.0", state: "frozen", since: "2025-09-10" },
  { version: "5.1", state: "active" },
  { version: "5.2", state: "internal" },
  { version: "6.0", state: "active", since: "2024-11-12" },
  { version: "6.1", state: "active", since: "2024-11-12" },
  { version: "6.2", state: "active", since: "2024-12-10" },
  { version: "6.3", state: "active", since: "2025-01-14" },
  { version: "7.0", state: "active", since: "2025-03-11" },
  { version: "7.1", state: "active", since: "2025-06-10" },
  { version: "7.2", state: "active", since: "2025-07-08" },
  { version: "7.3", state: "active", since: "2025-09-10" },
  { version: "7.4", state: "early" },
];

/** The version that a new flow should have. */
export const RECOMMENDED_VERSION = "7.3";

/** The oldest version that Meta still takes; the format is described from here on. */
export const OLDEST_VERSION = "5.1";

/** Whether a version is another one or a later one. Versions are compared by their numbers, not as texts. */
export function isSince(version: string, since: string): boolean {
  const [major = 0, minor = 0] = NUMBERS.get(version) ?? numbersOf(version);
  const [sinceMajor = 0, sinceMinor = 0] = NUMBERS.get(since) ?? numbersOf(since);
  return major > sinceMajor || (major === sinceMajor && minor >= sinceMinor);
}

const numbersOf = (version: string): readonly number[] => version.split(".").map(Number);

/** The numbers of the versions that there are, which are asked for at every key of a document. */
const NUMBERS: ReadonlyMap<string, readonly number[]> = new Map(
  VERSIONS.map(({ version }) => [version, numbersOf(version)]),
);
