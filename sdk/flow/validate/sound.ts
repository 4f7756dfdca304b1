import type { Finding } from "../diagnostic";
import { DOCUMENT } from "../format";
import type { JsonObject } from "../json";
import { type CheckContext, checkContext, type ValidateOptions } from "./context";
import { checkProperty } from "./structure";
import { type FlowTree, flowTree } from "./tree";
import { checkVersion } from "./version";

/** A document after the checks of version and structure. */
export interface Checked {
  context: CheckContext;
  /** The flow taken apart; absent where something is wrong so that the rules of meaning have nothing to stand on. */
  tree?: FlowTree;
}

/** Checks version and structure, and takes a flow apart in which both are right. Findings are added to the list given. */
export function checkSound(flow: JsonObject, options: ValidateOptions, findings: Finding[]): Checked {
  const context = checkContext(flow, options, findings);
  if (context.isUnknown(flow.version) || !checkVersion(flow, context)) return { context };
  checkProperty(flow, { shape: { kind: "object", properties: DOCUMENT } }, [], context, { inForm: false });
  if (findings.some(({ severity }) => severity === "error")) return { context };
  return { context, tree: flowTree(flow, context.isUnknown) };
}
