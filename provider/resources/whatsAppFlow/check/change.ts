import { contractChanges, diffFlows, digest, formatDiffText, type JsonObject } from "../../../../sdk/flow";
import { failure } from "../../context";
import type { CheckRequest, Findings } from "./findings";
import { withoutUnknown } from "./unknown";

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

/** Why something breaks is told apart from what changes. */
function shortened(...[old, now]: Parameters<typeof diffFlows>): string {
  const entries = diffFlows(old, now).map((entry) => ({ ...entry, breaking: false, reason: undefined }));
  if (entries.length === 0) return "secret values change";
  const lines = formatDiffText(entries).split("\n");
  const shown = lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES), `... ${lines.at(-1)}`];
  return ["changes in the flow:", ...shown.filter((line) => line !== "").map((line) => `    ${line}`)].join("\n");
}
