import type { Diagnostic } from "../diagnostic";
import { formatPath } from "../path";
import type { FlowSource } from "../source";
import type { LintCode } from "./lints";

const code: LintCode = "DUPLICATE_KEY";

/** Tells of each repetition of a key, at the repeated key: only a text has it, so it has a place of its own. */
export function duplicateKeys({ duplicates }: FlowSource): Diagnostic[] {
  return duplicates.map(({ path, key, line, column, endLine, endColumn }) => ({
    code,
    severity: "warning",
    path: formatPath(path),
    line,
    column,
    endLine,
    endColumn,
    message: `${JSON.stringify(key)} occurs more than once in its object; only the last one is used`,
    hint: "keep one of them",
  }));
}
