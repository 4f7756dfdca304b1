/** Validation: what Meta's Flow Builder would say of a document, offline. */
import type { Diagnostic, Finding } from "../diagnostic";
import { toDiagnostics } from "../diagnostics";
import { flawsIn } from "../flaws";
import { MAX_SCREENS } from "../format";
import { isPlainObject, type JsonObject } from "../json";
import { type FlowSource, parseSource } from "../source";
import { wrapped, wrappingKey } from "../wrapped";
import type { ValidateOptions } from "./context";
import { rules } from "./rules";
import { checkSound } from "./sound";

export { isEnoughToRefuse } from "./catalogue";
export type { CheckContext, ValidateOptions } from "./context";
export { RULE_ROWS } from "./ruleRows";
export { checkSound } from "./sound";
export { type ComponentNode, type FlowTree, flowTree, type ScreenNode } from "./tree";

/** The most bytes that the text of a flow may have: Meta's upload takes no larger document. */
export const MAX_FLOW_BYTES = 10 * 1024 * 1024;

/**
 * Says what Meta would refuse in a document, and what could not be settled, with Meta's codes and paths. As Meta does,
 * it stops after the version and after the structure when something is wrong there.
 *
 * @param document a parsed flow; any value is taken
 * @returns findings in document order, all at once
 */
export function validate(document: unknown, options: ValidateOptions = {}): Diagnostic[] {
  return toDiagnostics(findingsOf(document, options), { document });
}

/** The same for the text of a flow file, with line and column of each finding. */
export function validateText(text: string, file = "flow", options: ValidateOptions = {}): Diagnostic[] {
  const source = parseSource(text, file);
  if (source.errors.length > 0) return source.errors;
  return toDiagnostics([...tooLarge(text), ...inexact(source), ...findingsOf(source.document, options)], source);
}

/** Findings without places, for callers that have a source of their own. */
export function findingsOf(document: unknown, options: ValidateOptions = {}): Finding[] {
  if (!isPlainObject(document)) {
    return [{ code: "INVALID_FLOW_JSON", severity: "error", path: [], message: "a flow must be a JSON object" }];
  }
  const key = wrappingKey(document);
  if (key !== undefined) return [{ code: "INVALID_FLOW_JSON", severity: "error", path: [], ...wrapped(key) }];
  const flaws = flawsIn(document).map((flaw): Finding => ({ severity: "error", ...flaw }));
  return [...flaws, ...rulesOf(document as JsonObject, options)];
}

function rulesOf(flow: JsonObject, options: ValidateOptions): Finding[] {
  const findings: Finding[] = [];
  const { context, tree } = checkSound(flow, options, findings);
  if (tree === undefined) return findings;
  const { length } = tree.screens;
  if (length > MAX_SCREENS) {
    const message = `the flow has ${length} screens; the maximum is ${MAX_SCREENS}`;
    context.report({ code: "MAX_SCREENS_NUMBER", path: ["screens"], message });
    return findings;
  }
  for (const rule of rules) rule(tree, context);
  return findings;
}

/** Numbers that become others when they are read. Those that become infinite are flaws of the document already. */
function inexact({ inexact: numbers }: FlowSource): Finding[] {
  return numbers
    .filter(({ written }) => Number.isFinite(Number(written)))
    .map(({ path, written }) => ({
      code: "INEXACT_NUMBER",
      severity: "error",
      path,
      message: `the number is read as ${Number(written)}, because JSON parsers keep only about 16 digits of a number`,
      hint: "write a number with fewer digits, or a string",
    }));
}

function tooLarge(text: string): Finding[] {
  const bytes = Buffer.byteLength(text, "utf8");
  if (bytes <= MAX_FLOW_BYTES) return [];
  const message = `the document has ${bytes} bytes; Meta accepts at most ${MAX_FLOW_BYTES}`;
  return [{ code: "INVALID_FLOW_JSON", severity: "error", path: [], message, hint: "load images at run time" }];
}
