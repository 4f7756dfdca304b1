import type { Finding } from "../diagnostic";
import type { Path } from "../path";
import type { CheckContext, FlowTree } from "../validate";
import type { LintCode } from "./lints";
import type { Navigation } from "./navigation";

/** What a lint is given beside the flow. */
export interface LintContext extends Omit<CheckContext, "report"> {
  /** Says one thing about the value at a path; the hint says what to write instead. */
  warn: (code: LintCode, path: Path, message: string, hint?: string) => void;
}

/**
 * Looks for one kind of problem in a flow whose structure is right: one that Meta accepts and users would notice. The
 * navigation between its screens is found once for all lints.
 */
export type Lint = (tree: FlowTree, context: LintContext, navigation: Navigation) => void;

/** A context that gathers warnings in the order in which they are given. */
export function lintContext({ report: _, ...rest }: CheckContext, findings: Finding[]): LintContext {
  return {
    ...rest,
    warn(code, path, message, hint) {
      findings.push({ code, severity: "warning", path, message, ...(hint === undefined ? {} : { hint }) });
    },
  };
}
