import { stripVTControlCharacters } from "node:util";
import { consequencesOf } from "./consequences";
import { type Detail, flowSection } from "./flowSection";
import { type Op, type Plan, planOf } from "./plan";
import { planMark } from "./planMark";
import { planRecord } from "./planRecord";
import { isFailed, type Preview, parsePreview } from "./preview";
import { counted, folded, listed, plain } from "./words";

/** GitHub takes no longer comment. */
const LONGEST = 65_536;

/** By this line a workflow finds the comment again, to replace it. */
const MARK = "<!-- pulumi-cams review -->";

/** How much a comment says, and what it then says of itself. */
interface Level extends Detail {
  /** So many entries of a list at most. */
  lines: number;
  /** So many flows with a section of their own at most. */
  flows: number;
  omits: string;
}

/** From all to the least; the first level that fits is taken. What cannot be taken back is cut last. */
const levels: readonly Level[] = [
  { lines: 500, flows: 500, changes: 200, findings: 50, graphs: true, omits: "" },
  { lines: 500, flows: 500, changes: 200, findings: 50, graphs: false, omits: "the graphs" },
  {
    lines: 500,
    flows: 500,
    changes: 30,
    findings: 5,
    graphs: false,
    omits: "the graphs, long lists of changes and findings",
  },
  {
    lines: 200,
    flows: 100,
    changes: 5,
    findings: 1,
    graphs: false,
    omits: "the graphs, and all but the first changes and findings of a flow",
  },
  {
    lines: 100,
    flows: 20,
    changes: 3,
    findings: 1,
    graphs: false,
    omits: "the graphs, most changes and findings, and all flows but the first 20",
  },
  { lines: 50, flows: 0, changes: 0, findings: 0, graphs: false, omits: "the changes within the flows" },
  {
    lines: 3,
    flows: 0,
    changes: 0,
    findings: 0,
    graphs: false,
    omits: "the changes within the flows, and all but the first lines",
  },
];

/**
 * Makes the comment for a pull request from what `pulumi preview --json` prints: what cannot be taken back first, then
 * each flow. It fits into a comment on GitHub, holds no secret, and shows all texts as plain text.
 *
 * @param file names the input in errors
 * @throws CommandError when the text is something else
 */
export function reviewComment(text: string, file: string): string {
  const preview = parsePreview(text, file);
  const plan = planOf(preview);
  const mark = planMark(planRecord(plan, { isFailed: isFailed(preview) }));
  if (isNothing(preview, plan)) return `${[MARK, nothing(plan), mark].join("\n\n")}\n`;
  let written = "";
  for (const level of levels) {
    written = `${write(preview, plan, level)}\n\n${mark}\n`;
    if (written.length <= LONGEST) break;
  }
  return written;
}

const isNothing = ({ diagnostics }: Preview, { flows, triggers, others }: Plan) =>
  [flows, triggers, others].every(({ length }) => length === 0) &&
  !(diagnostics ?? []).some(({ severity }) => severity === "error" || severity === "warning");

const nothing = ({ stack }: Plan) =>
  `WhatsApp Flows: no changes${stack === undefined ? "" : ` in stack ${plain(stack)}`}.`;

function write(preview: Preview, plan: Plan, level: Level): string {
  const { final, others } = consequencesOf(plan);
  const shown = plan.flows.filter(({ op }) => op !== "delete");
  const lines = [
    MARK,
    `## WhatsApp Flows: ${headline(plan) || (isFailed(preview) ? "the preview failed" : "no changes")}`,
    "",
    ...(plan.stack === undefined ? [] : [`Stack ${plain(plan.stack)}.`, ""]),
    ...said(preview, level),
    ...(final.length === 0 ? [] : ["### Cannot be undone", "", ...listed(final, level.lines), ""]),
    ...(others.length === 0 ? [] : ["### Other changes in CAMS", "", ...listed(others, level.lines), ""]),
    ...shown.slice(0, level.flows).flatMap((flow) => flowSection(flow, level)),
    ...(plan.others.length === 0
      ? []
      : [`${counted(plan.others.length, "resource")} of other types change too; they are not shown here.`, ""]),
    ...(level.omits === "" ? [] : [`_Left out because of the size limit of comments: ${level.omits}._`, ""]),
  ];
  return lines.join("\n").trimEnd();
}

const participles: Record<Op, string> = { create: "new", update: "changed", replace: "replaced", delete: "removed" };

function headline({ flows, triggers }: Plan): string {
  const counts = Object.entries(participles).flatMap(([op, word]) => {
    const count = flows.filter((flow) => flow.op === op).length;
    return count === 0 ? [] : [`${count} ${word}`];
  });
  const sending = triggers.filter(({ op }) => op === "create" || op === "replace").length;
  return [...counts, ...(sending === 0 ? [] : [`${counted(sending, "message")} to send`])].join(", ");
}

/** What the engine, the program and the provider had to say. A preview with an error is not the whole story. */
function said({ diagnostics }: Preview, level: Level): string[] {
  const texts = (wanted: string) =>
    (diagnostics ?? [])
      .filter(({ severity }) => severity === wanted)
      .map(({ message }) => `- ${plain(withoutStack(message ?? ""), 300)}`)
      // The engine lists them as they come in.
      .sort();
  const [errors, warnings] = [texts("error"), texts("warning")];
  return [
    ...(errors.length === 0
      ? []
      : ["### The preview failed, so this is incomplete", "", ...listed(errors, Math.min(level.lines, 20)), ""]),
    ...(warnings.length === 0
      ? []
      : folded(counted(warnings.length, "warning"), listed(warnings, Math.min(level.lines, 20)))),
  ];
}

const withoutStack = (message: string) =>
  stripVTControlCharacters(message)
    .replace(/\n\s+at [\s\S]*/, "")
    .trim()
    .replace(/\s+/g, " ");
