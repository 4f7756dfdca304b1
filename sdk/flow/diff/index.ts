/** The semantic diff: what changed between two versions of a flow, as data, as text and as Markdown. */
export { applyDiff } from "./apply";
export { diffFlows } from "./diffFlows";
export type { DiffEntry } from "./entry";
export { formatDiffMarkdown } from "./markdown";
export { formatDiffText } from "./text";
