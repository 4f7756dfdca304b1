import type { Finding, Severity } from "../diagnostic";
import { isSince } from "../format";
import type { JsonObject } from "../json";
import type { Path } from "../path";

/** How a document is looked at. */
export interface ValidateOptions {
  /** Tells values that are not known yet (an Output in a preview). Whatever they could satisfy is not reported. */
  isUnknown?: (value: unknown) => boolean;
  /** Tells paths whose values must not appear in any message. */
  isSecret?: (path: Path) => boolean;
}

/** What every check is given. */
export interface CheckContext {
  /** The whole document, whose structure need not be right. */
  document: JsonObject;
  /** The document's version; `isSince` says whether a rule of some version holds for it. */
  version: string;
  isSince: (version: string) => boolean;
  isUnknown: (value: unknown) => boolean;
  /** A value for a message: short, and masked where it is secret. */
  show: (value: unknown, path: Path) => string;
  /** The same for a text that people may copy: not shortened. */
  quote: (text: string, path: Path) => string;
  report: (finding: Omit<Finding, "severity"> & { severity?: Severity }) => void;
}

const LONGEST = 40;
const MASKED = "(secret)";

/** A context that gathers findings in the order of reporting. */
export function checkContext(document: JsonObject, options: ValidateOptions, findings: Finding[]): CheckContext {
  const { isUnknown = () => false, isSecret } = options;
  const masks = (path: Path) => isSecret !== undefined && isWithinSecret(path, isSecret);
  const version = typeof document.version === "string" ? document.version : "";
  return {
    document,
    version,
    isSince: (since) => isSince(version, since),
    isUnknown,
    quote: (text, path) => (masks(path) ? MASKED : JSON.stringify(text)),
    show(value, path) {
      if (masks(path)) return MASKED;
      const text = describe(value);
      // Never through the middle of a character that has two units.
      return text.length > LONGEST ? `${text.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, "")}…` : text;
    },
    report: ({ severity = "error", ...finding }) => void findings.push({ severity, ...finding }),
  };
}

/** What is in a secret is secret too, up to the whole document. */
const isWithinSecret = (path: Path, isSecret: (path: Path) => boolean) =>
  isSecret([]) || path.some((_, index) => isSecret(path.slice(0, index + 1)));

function describe(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object" && value !== null) return "an object";
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
