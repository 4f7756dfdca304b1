import {
  contractChanges,
  type Diagnostic,
  decodeKeyed,
  diagnose,
  diagnoseText,
  diffFlows,
  digest,
  encodeKeyed,
  formatDiffText,
  type JsonObject,
  type JsonValue,
  joinCodes,
  mapLeaves,
  parseSource,
  type ValidateOptions,
  valueAt,
} from "../../../sdk/flow";
import { type Context, type Failure, failure } from "../context";
import type { CheckRequest as DefinedCheckRequest } from "../definition";
import { holdsUnknown } from "../unknown";
import type { WhatsAppFlowInputs } from "./inputs";

/** A declaration to look at, with the flow as a document. */
export type CheckRequest = DefinedCheckRequest<WhatsAppFlowInputs>;

/** What one part of the check found. */
export interface Findings {
  /** What stops the run, unless its code is allowed. */
  failures: Failure[];
  warnings: string[];
  notes: string[];
}

/** What the document is held against. */
export interface Standing {
  /** The document that was last applied, or that is live in the flow to adopt. */
  base: JsonObject | undefined;
  /** Whether `base` was seen in CAMS just now. */
  isLive: boolean;
  /** Whether mistakes are warnings, because it could not be looked up whether the document is live. */
  isLenient: boolean;
  allowed: ReadonlySet<string>;
}

/**
 * Finds what Meta would refuse in a document and what users would suffer from. The document that is applied already is
 * not looked at again; one that is live is never refused, however old its version is.
 */
export function checkDocument(
  context: Context,
  { isUnknown, secrets, file }: CheckRequest,
  flow: JsonObject,
  { base, isLive, isLenient, allowed }: Standing,
): Findings {
  const isSame = base === flow || (base !== undefined && digest(base) === digest(flow));
  if (isSame && !isLive) return { failures: [], warnings: [], notes: [] };
  const { found, place } = findProblems(context, flow, file, {
    isUnknown,
    // Where a secret stands besides, a message would show its beginning, which is no spelling of it.
    isSecret: (path) => secrets.isSecret(["flow", ...path]) || secrets.holdsSecret(valueAt(flow, path)),
  });
  const isError = ({ severity, code }: Diagnostic) =>
    severity === "error" && !allowed.has(code) && !isSame && !isLenient;
  return {
    failures: joinCodes(found.filter(isError)).map((each) => ({
      code: each.code,
      reason: place(each) + describe(each),
    })),
    warnings: joinCodes(found.filter((each) => !isError(each))).map((each) => place(each) + describe(each)),
    notes: [],
  };
}

/** Where a diagnostic stands is known only for a file that still holds what the program read from it. */
function findProblems(
  context: Context,
  flow: JsonObject,
  file: string | undefined,
  options: ValidateOptions,
): { found: Diagnostic[]; place: (diagnostic: Diagnostic) => string } {
  const text = file === undefined ? undefined : context.readText(file);
  const source = text === undefined ? undefined : parseSource(text).document;
  if (file === undefined || text === undefined || source === undefined || digest(source) !== digest(flow)) {
    const place = () => (file === undefined ? "" : `${file} `);
    return { found: diagnose(flow, options), place };
  }
  return {
    found: diagnoseText(text, file, options),
    place: ({ line, column }) => `${file}:${line}:${column} `,
  };
}

const describe = ({ code, path, message, hint }: Diagnostic) =>
  `${code} ${path === "" ? "" : `${path}: `}${message}${hint === undefined ? "" : ` (${hint})`}`;

/** Lines of a difference that are shown; who wants all asks `preview --diff`. */
const MOST_LINES = 40;

/** Says in words what a change of the document means, and which of it may break what is already running. */
export function checkChange(
  { values, isUnknown, secrets }: CheckRequest,
  flow: JsonObject,
  before: JsonObject | undefined,
  allowed: ReadonlySet<string>,
): Findings {
  const none: Findings = { failures: [], warnings: [], notes: [] };
  if (before === undefined || before === flow) return none;
  const known = withoutUnknown(flow, before, isUnknown);
  if (digest(known) === digest(before)) return none;
  const [old, now] = [secrets.maskDocument(before), secrets.maskDocument(known)];
  const contract = values.contract ?? "warn";
  const broken = contract === "off" ? [] : contractChanges(old, now);
  const isError = ({ code }: { code: string }) => contract === "error" && !allowed.has(code);
  const text = ({ code, path, sentence }: (typeof broken)[number]) =>
    failure(code, `${path === "" ? "" : `${path}: `}${sentence}`);
  return {
    failures: broken.filter(isError).map((change) => {
      const { code, reason } = text(change);
      return { code, reason: `${reason} (undo it, or add allow: ["${code}"] once nothing depends on it)` };
    }),
    warnings: broken.filter((change) => !isError(change)).map((change) => text(change).reason),
    notes: [shortened(old, now)],
  };
}

/** What changes; why it breaks something is reported separately. */
function shortened(...[old, now]: Parameters<typeof diffFlows>): string {
  const entries = diffFlows(old, now).map((entry) => ({ ...entry, breaking: false, reason: undefined }));
  if (entries.length === 0) return "secret values change";
  const lines = formatDiffText(entries).split("\n");
  const shown = lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES), `... ${lines.at(-1)}`];
  return ["changes in the flow:", ...shown.filter((line) => line !== "").map((line) => `    ${line}`)].join("\n");
}

type IsUnknown = (value: unknown) => boolean;

/**
 * A document in which each value that is not known yet is the one that stood there before, so that it counts as
 * unchanged. Places are those of the keyed view, so that an inserted screen moves nothing.
 */
function withoutUnknown(document: JsonObject, before: JsonObject, isUnknown: IsUnknown): JsonObject {
  if (!holdsUnknown(document, isUnknown)) return document;
  const [now, old] = [encodeKeyed(document) as JsonValue, encodeKeyed(before)];
  const filled = mapLeaves(now, (leaf, path) =>
    isUnknown(leaf) ? ((valueAt(old, path) as JsonValue | undefined) ?? "(not known yet)") : leaf,
  );
  return decodeKeyed(filled) as JsonObject;
}
