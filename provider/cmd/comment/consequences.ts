import { canonicalize } from "../../../sdk/flow";
import type { FlowPlan, Plan, TriggerPlan } from "./plan";
import { called, plain, value } from "./words";

/** What a plan does in CAMS, the gravest first, and what each means for people. */
const kinds = {
  deprecates: { final: true, means: "is **deprecated**: no message can be sent with it any more; this is final" },
  deletes: { final: true, means: "is **deleted**; it is a draft" },
  makes: { final: true, means: "is created and **published**; it can be deprecated later, but never unpublished" },
  publishes: { final: true, means: "is **published**; it can be deprecated later, but never unpublished" },
  // Source: Meta's "Lifecycle of a Flow".
  republishes: {
    final: true,
    means:
      "is **published** with the changes below; messages already sent keep the content they were sent with, so the endpoint and consumers of the reply must support both versions",
  },
  sends: { final: true, means: "**will send** a message, unless `cams:triggers` is `disabled`" },
  resends: {
    final: true,
    means: "**may send** its message again, because it is unknown whether the first one arrived",
  },
  adopts: {
    final: false,
    means: "is **adopted**: where it differs from the program, it is changed, and published if the program says so",
  },
  edits: {
    final: false,
    means: "gets new **settings**; if that makes it a draft in CAMS, it is published again",
  },
  drafts: { final: false, means: "is changed as a **draft**; nothing is published" },
  leaves: { final: false, means: "is **left unchanged** in CAMS and only removed from the Pulumi state" },
};

type Kind = keyof typeof kinds;

/** What a plan does in CAMS, as lines of a list. */
export interface Consequences {
  /** What nobody can take back, the gravest first. */
  final: string[];
  others: string[];
}

/** Says what a plan does in CAMS. */
export function consequencesOf({ flows, triggers }: Plan): Consequences {
  const lines: { kind: Kind; line: string }[] = [
    ...flows.flatMap((flow) => doneTo(flow).map((kind) => ({ kind, line: flowLine(flow, kind) }))),
    ...triggers.flatMap((trigger) => sentBy(trigger).map((kind) => ({ kind, line: triggerLine(trigger, kind) }))),
  ];
  const order = Object.keys(kinds);
  lines.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  const withFinal = (final: boolean) => lines.filter(({ kind }) => kinds[kind].final === final).map(({ line }) => line);
  return { final: withFinal(true), others: withFinal(false) };
}

function doneTo(flow: FlowPlan): Kind[] {
  if (flow.op === "delete") return retired(flow);
  if (flow.op === "create") return made(flow);
  if (flow.op === "replace") return [...retired(flow), ...made(flow)];
  return updated(flow);
}

/** What becomes of the flow when its resource goes. */
export function retired({ retained, status }: FlowPlan): Kind[] {
  if (retained) return ["leaves"];
  if (status === "DRAFT") return ["deletes"];
  return status === "DEPRECATED" ? [] : ["deprecates"];
}

function made({ op, settings: { after } }: FlowPlan): Kind[] {
  if (op === "create" && after.adopt !== undefined && after.adopt !== false) return ["adopts"];
  return [after.publish === false ? "drafts" : "makes"];
}

function updated({ changed, status, settings: { before, after } }: FlowPlan): Kind[] {
  if (after.publish === false) return changed ? ["drafts"] : [];
  if (status === "DRAFT") return ["publishes"];
  if (changed) return ["republishes"];
  return HELD_BY_CAMS.some((name) => !sameValue(before[name], after[name])) ? ["edits"] : [];
}

/** Inputs that CAMS receives; the others are for Pulumi alone. */
const HELD_BY_CAMS = ["flowName", "categories", "endpointUri"];

const sameValue = (a: unknown, b: unknown) => canonicalize(a) === canonicalize(b);

function sentBy({ op, mayResend }: TriggerPlan): Kind[] {
  if (op === "create" || op === "replace") return ["sends"];
  return op === "update" && mayResend ? ["resends"] : [];
}

function flowLine(flow: FlowPlan, kind: Kind): string {
  const { replaceReasons, op, resource, settings } = flow;
  const isNew = kind === "makes" || (kind === "drafts" && op !== "update");
  const who = isNew ? `A new flow for **${plain(resource)}**` : called(flow);
  const taken = kind === "adopts" && settings.after.adopt !== true ? ` (flow ${value(settings.after.adopt)})` : "";
  const why = op === "replace" && !isNew ? `. It is replaced by a flow with a new id${because(replaceReasons)}` : "";
  return `- ${who}${taken} ${kinds[kind].means}${why}.`;
}

const because = (reasons: string[]) =>
  reasons.length === 0
    ? ""
    : ` (because of ${reasons
        .slice(0, 3)
        .map((reason) => plain(reason))
        .join(", ")})`;

const triggerLine = ({ resource, flowCode }: TriggerPlan, kind: Kind) =>
  `- **${plain(resource)}** (Chat Flow ${value(flowCode)}) ${kinds[kind].means}.`;
