/** Lints: problems that Meta accepts and users of a flow notice. All findings are warnings with codes of our own. */
import type { Diagnostic, Finding } from "../diagnostic";
import { toDiagnostics } from "../diagnostics";
import { isPlainObject, type JsonObject } from "../json";
import { parseSource } from "../source";
import { checkSound, type ValidateOptions } from "../validate";
import { branches } from "./branches";
import { cycles } from "./cycles";
import { deadEnds } from "./deadEnds";
import { duplicateKeys } from "./duplicateKeys";
import { images } from "./images";
import { limits } from "./limits";
import { links } from "./links";
import { type Lint, lintContext } from "./lint";
import { names } from "./names";
import { navigationOf } from "./navigation";
import { options as optionLists } from "./options";
import { reach } from "./reach";
import { requiredInputs } from "./requiredInputs";
import { sensitive } from "./sensitive";
import { texts } from "./texts";
import { unused } from "./unused";
import { versionState } from "./versionState";
import { visits } from "./visits";

export { LINTS, type LintCode } from "./lints";

/** Every lint that needs a document whose structure is right. */
const lints: readonly Lint[] = [
  texts,
  cycles,
  reach,
  deadEnds,
  visits,
  optionLists,
  limits,
  branches,
  names,
  links,
  unused,
  images,
  requiredInputs,
  sensitive,
];

/**
 * Finds problems that Meta accepts and users of a flow notice. A document whose structure Meta refuses is
 * not looked at any further than its version: `validate` reports what is wrong with it.
 *
 * @param document a parsed flow; any value is taken
 * @returns warnings in document order
 */
export function lint(document: unknown, options: ValidateOptions = {}): Diagnostic[] {
  return toDiagnostics(lintFindings(document, options), { document });
}

/**
 * The same for the text of a flow file, with line and column of each warning; keys that are written twice are found only
 * here. Nothing is said of a text that is not JSON.
 */
export function lintText(text: string, file = "flow", options: ValidateOptions = {}): Diagnostic[] {
  const source = parseSource(text, file);
  if (source.errors.length > 0) return [];
  const found = toDiagnostics(lintFindings(source.document, options), source);
  return [...duplicateKeys(source), ...found].sort((a, b) => a.line - b.line || a.column - b.column);
}

/** Warnings without places, for callers that have a source of their own. */
export function lintFindings(document: unknown, options: ValidateOptions = {}): Finding[] {
  if (!isPlainObject(document)) return [];
  const flow = document as JsonObject;
  const findings: Finding[] = [];
  const { context: checks, tree } = checkSound(flow, options, []);
  const context = lintContext(checks, findings);
  if (!checks.isUnknown(flow.version)) versionState(flow, context);
  if (tree === undefined) return findings;
  const navigation = navigationOf(tree, checks.isUnknown);
  for (const each of lints) each(tree, context, navigation);
  return findings;
}
