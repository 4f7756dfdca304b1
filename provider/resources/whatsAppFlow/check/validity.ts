import {
  type Diagnostic,
  diagnose,
  diagnoseText,
  digest,
  type JsonObject,
  joinCodes,
  parseSource,
  type ValidateOptions,
  valueAt,
} from "../../../../sdk/flow";
import type { Context } from "../../context";
import type { CheckRequest, Findings } from "./findings";

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
