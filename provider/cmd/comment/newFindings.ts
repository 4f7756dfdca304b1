import { type Diagnostic, diagnose } from "../../../sdk/flow";
import type { SeenFlows } from "./hidden";
import { isHidden, isShown } from "./marks";

/** What is to be said of the new document and was not to be said of the old one. */
export function newFindings({ before, after }: SeenFlows): Diagnostic[] {
  if (!isShown(after)) return [];
  const found = diagnose(after, { isUnknown: isHidden });
  const known = isShown(before) ? diagnose(before, { isUnknown: isHidden }) : [];
  // Places shift when something is put in front, so what is left over is compared without them.
  return without(without(found, known, inPlace), without(known, found, inPlace), anywhere);
}

const inPlace = ({ code, path, message }: Diagnostic) => JSON.stringify([code, path, message]);
const anywhere = ({ code, message }: Diagnostic) => JSON.stringify([code, message]);

/** The findings that are not among the known ones; of equal ones only as many go as are known. */
function without(found: Diagnostic[], known: Diagnostic[], identity: (finding: Diagnostic) => string): Diagnostic[] {
  const counts = new Map<string, number>();
  for (const each of known) counts.set(identity(each), (counts.get(identity(each)) ?? 0) + 1);
  return found.filter((each) => {
    const left = counts.get(identity(each)) ?? 0;
    counts.set(identity(each), left - 1);
    return left <= 0;
  });
}
