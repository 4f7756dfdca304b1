import type { Diagnostic } from "./diagnostic";
import { toDiagnostics } from "./diagnostics";
import { type LintCode, lintFindings, lintText } from "./lint";
import { formatPath } from "./path";
import { findingsOf, type ValidateOptions, validateText } from "./validate";

/** Lints that say of a place what validation says of it already, under one of these codes. */
const REPEATED: ReadonlyMap<string, readonly string[]> = new Map<LintCode, readonly string[]>([
  ["FOOTER_MISSING_IN_BRANCH", ["MISSING_FOOTER_IN_IF_ELSE_BRANCHES", "MISSING_FOOTER_IN_SWITCH_BRANCHES"]],
  ["IMAGE_NOT_JPEG_OR_PNG", ["PATTERN_MISMATCH"]],
  ["VERSION_FROZEN", ["INVALID_FLOW_JSON_VERSION"]],
  ["VERSION_INTERNAL", ["INVALID_FLOW_JSON_VERSION"]],
]);

/**
 * Says all that there is to say of a document: what `validate` finds and what `lint` finds, each thing once.
 *
 * @param document a parsed flow; any value is taken
 * @returns findings in document order
 */
export function diagnose(document: unknown, options: ValidateOptions = {}): Diagnostic[] {
  const refused = findingsOf(document, options).map((finding) => ({ finding, path: formatPath(finding.path) }));
  const lints = lintFindings(document, options).map((finding) => ({ finding, path: formatPath(finding.path) }));
  const said = saidOf(refused.map(({ finding: { code }, path }) => ({ code, path })));
  const all = [...refused, ...lints.filter(({ finding: { code }, path }) => !said({ code, path }))];
  return toDiagnostics(
    all.map(({ finding }) => finding),
    { document },
  );
}

/** The same for the text of a flow file, with line and column of each finding. */
export function diagnoseText(text: string, file = "flow", options: ValidateOptions = {}): Diagnostic[] {
  const refused = validateText(text, file, options);
  const said = saidOf(refused);
  const lints = lintText(text, file, options).filter((each) => !said(each));
  return [...refused, ...lints].sort((a, b) => a.line - b.line || a.column - b.column);
}

type Said = Pick<Diagnostic, "code" | "path">;

/** Tells whether a lint only repeats what validation said of the same place. */
function saidOf(refused: readonly Said[]): (lint: Said) => boolean {
  const places = new Set(refused.map(({ code, path }) => `${code} ${path}`));
  return ({ code, path }) => (REPEATED.get(code) ?? []).some((same) => places.has(`${same} ${path}`));
}
