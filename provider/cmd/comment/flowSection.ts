import {
  canonicalize,
  type Diagnostic,
  type DiffEntry,
  flowGraph,
  formatDiffMarkdown,
  joinCodes,
  toMermaid,
} from "../../../sdk/flow";
import { isShown } from "./marks";
import type { FlowPlan } from "./plan";
import { counted, folded, listed, plain, value } from "./words";

/** How much is shown of each flow. */
export interface Detail {
  /** So many changes of a flow at most. */
  changes: number;
  /** So many findings and settings of a flow at most. */
  findings: number;
  graphs: boolean;
}

/** GitHub draws no larger graph. */
const LARGEST_GRAPH = 40_000;

/** What changes in one flow, as lines of Markdown; empty for a flow that only goes. */
export function flowSection(flow: FlowPlan, detail: Detail): string[] {
  if (flow.op === "delete") return [];
  return [
    `### ${plain(flow.resource)}`,
    "",
    ...documentLines(flow, detail),
    ...settingLines(flow, detail),
    ...findingLines(flow, detail),
    ...(detail.graphs ? graphLines(flow) : []),
  ];
}

function documentLines({ before, after, changes, hiddenChanges }: FlowPlan, detail: Detail): string[] {
  const hidden = hiddenChanges.map((path) => `\`${path === "" ? "the flow" : plainCode(path)}\``).slice(0, 5);
  const more = hiddenChanges.length > hidden.length ? ` and ${hiddenChanges.length - hidden.length} more` : "";
  const unseen =
    hidden.length === 0 ? [] : [`Values that are not shown here change too: ${hidden.join(", ")}${more}.`, ""];
  if (!isShown(after))
    return ["The flow is not shown because it is secret or known only during the update.", "", ...unseen];
  if (!isShown(before)) return [`A flow of ${counted(flowGraph(after).screens.length, "screen")}.`, "", ...unseen];
  if (changes.length === 0) return ["The document does not change.", "", ...unseen];
  return [...changeLines(changes, detail), ...unseen];
}

/** So many changes are read at a glance; of more, only those that break something are not folded away. */
const GLANCE = 20;

function changeLines(changes: DiffEntry[], { changes: most }: Detail): string[] {
  if (changes.length <= GLANCE) return [formatDiffMarkdown(changes, { most })];
  const breaking = changes.filter((change) => change.breaking);
  const others = changes.filter((change) => !change.breaking);
  return [
    ...(breaking.length === 0 ? [] : [formatDiffMarkdown(breaking, { most })]),
    ...(others.length === 0
      ? []
      : folded(counted(others.length, "non-breaking change"), [formatDiffMarkdown(others, { most }).trimEnd()])),
  ];
}

/** A path between backticks, where nothing but a backtick has a meaning. */
const plainCode = (path: string) => path.replace(/[^\x20-\x7e]|`/g, "?").slice(0, 120);

function settingLines({ settings: { before, after }, op }: FlowPlan, { findings }: Detail): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const lines = names
    .filter((name) => canonicalize(before[name]) !== canonicalize(after[name]))
    .map((name) => {
      const now = after[name] === undefined ? "left out" : value(after[name]);
      return `- ${plain(name)}: ${op === "create" ? "" : `${before[name] === undefined ? "left out" : value(before[name])} → `}${now}`;
    });
  return lines.length === 0 ? [] : [...listed(lines, findings), ""];
}

function findingLines({ findings: found }: FlowPlan, { findings }: Detail): string[] {
  const mistakes = joinCodes(found);
  const errors = mistakes.filter(({ severity }) => severity === "error");
  const warnings = mistakes.filter(({ severity }) => severity === "warning");
  const lines = (some: Diagnostic[]) => listed(some.map(findingLine), findings);
  return [
    ...(errors.length === 0
      ? []
      : [`**${counted(errors.length, "new error")}: Meta would reject the flow**`, "", ...lines(errors), ""]),
    ...(warnings.length === 0 ? [] : folded(counted(warnings.length, "new warning"), lines(warnings))),
  ];
}

const findingLine = ({ code, path, message, hint }: Diagnostic) =>
  `- ${plain(code)}${path === "" ? "" : ` at ${plain(path, 120)}`}: ${plain(message, 200)}${hint === undefined ? "" : ` (${plain(hint, 120)})`}`;

function graphLines({ before, after }: FlowPlan): string[] {
  if (!isShown(after)) return [];
  const graph = flowGraph(after);
  const now = new Set(graph.screens.map(({ id }) => id));
  const old = new Set(isShown(before) ? flowGraph(before).screens.map(({ id }) => id) : now);
  const added = new Set([...now].filter((id) => !old.has(id)));
  const removed = new Set([...old].filter((id) => !now.has(id)));
  const drawn = toMermaid(graph, { added, removed });
  if (drawn.length > LARGEST_GRAPH) return ["The graph is too large for GitHub to draw.", ""];
  const counts = [
    ...(added.size > 0 ? [`${added.size} added`] : []),
    ...(removed.size > 0 ? [`${removed.size} removed`] : []),
  ];
  const summary = ["Screens", ...(counts.length === 0 ? [] : [`(${counts.join(", ")})`])].join(" ");
  return folded(summary, ["```mermaid", drawn.trimEnd(), "```"]);
}
