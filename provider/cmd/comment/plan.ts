import { type Diagnostic, type DiffEntry, diffFlows } from "../../../sdk/flow";
import { type SeenFlows, seenFlows } from "./hidden";
import { blinded, isShown } from "./marks";
import { newFindings } from "./newFindings";
import { type Preview, partsOf, type State, type Step } from "./preview";

const FLOW = "pulumi-nodejs:dynamic/cams:WhatsAppFlow";
const TRIGGER = "pulumi-nodejs:dynamic/cams:FlowTrigger";

/** What happens to a resource, in the terms of people. */
export type Deed = "create" | "update" | "replace" | "delete";

/** What the engine calls it. Steps that are missing here change nothing. */
const deeds: Record<string, Deed> = {
  create: "create",
  import: "create",
  "create-replacement": "create",
  "import-replacement": "create",
  update: "update",
  replace: "replace",
  delete: "delete",
  "delete-replaced": "delete",
};

/** What would happen to one flow. */
export interface FlowPlan extends SeenFlows {
  deed: Deed;
  /** Name of the resource in the program. */
  resource: string;
  /** The flow that exists; of a new one its absence. */
  flowId: string | undefined;
  flowName: string | undefined;
  status: string | undefined;
  /** What changes in the document, breaking changes first; empty where there are no two documents to compare. */
  changes: DiffEntry[];
  /** What is to be said of the new document and was not to be said of the old one. */
  findings: Diagnostic[];
  /** The flow outlives its resource: `onDestroy: "retain"`, or the resource option `retainOnDelete`. */
  retained: boolean;
  /** The inputs but for the flow, as they were and as they would be; secrets are marks. */
  settings: { before: Record<string, unknown>; after: Record<string, unknown> };
  /** Inputs and outputs that demand a replacement. */
  replaceReasons: string[];
}

/** A message that would be sent. */
export interface TriggerPlan {
  deed: Deed;
  resource: string;
  flowCode: unknown;
  /** An update sends once more only where the first outcome is unknown and the program says so. */
  mayResend: boolean;
}

/** What a preview holds for a reviewer of flows. */
export interface Plan {
  stack: string | undefined;
  flows: FlowPlan[];
  triggers: TriggerPlan[];
  /** How many resources of other kinds change. */
  others: number;
}

/** Sorts the steps of a preview by what they mean, and by name: the engine lists them as it comes by them. */
export function planOf(preview: Preview): Plan {
  const steps = [...(preview.steps ?? [])].sort((a, b) => (a.urn < b.urn ? -1 : a.urn > b.urn ? 1 : 0));
  const replaced = new Set(steps.filter(({ op }) => op === "replace").map(({ urn }) => urn));
  const plan: Plan = { stack: undefined, flows: [], triggers: [], others: 0 };
  for (const step of steps) {
    const { stack, type, name } = partsOf(step.urn);
    plan.stack ??= stack;
    const deed = deeds[step.op];
    // A replacement is one thing for a reader, also where the engine lists its halves too.
    if (deed === undefined || (/-/.test(step.op) && replaced.has(step.urn))) continue;
    if (type === FLOW) plan.flows.push(flowPlan(step, deed, name));
    else if (type === TRIGGER) plan.triggers.push(triggerPlan(step, deed, name));
    else if (type !== "pulumi:pulumi:Stack") plan.others += 1;
  }
  return plan;
}

function flowPlan(step: Step, deed: Deed, resource: string): FlowPlan {
  const [old, now] = [step.oldState ?? undefined, step.newState ?? undefined];
  const outputs = old?.outputs ?? {};
  const seen = seenFlows(old?.inputs, now?.inputs, Object.keys(step.detailedDiff ?? {}));
  return {
    ...seen,
    deed,
    resource,
    flowId: old?.id,
    flowName: textIn(outputs, "flowName"),
    status: textIn(outputs, "status"),
    changes: changesIn(seen),
    findings: newFindings(seen),
    retained: outputs.onDestroy === "retain" || old?.retainOnDelete === true,
    settings: { before: settingsOf(old), after: settingsOf(now) },
    replaceReasons: step.replaceReasons ?? [],
  };
}

function changesIn({ before, after }: SeenFlows): DiffEntry[] {
  if (!isShown(before) || !isShown(after)) return [];
  const changes = diffFlows(before, after);
  return [...changes.filter(({ breaking }) => breaking), ...changes.filter(({ breaking }) => !breaking)];
}

function triggerPlan({ oldState, newState }: Step, deed: Deed, resource: string): TriggerPlan {
  const inputs = newState?.inputs ?? oldState?.inputs ?? {};
  return {
    deed,
    resource,
    flowCode: blinded(inputs.flowCode),
    mayResend: inputs.onUnknown === "resend" && oldState?.outputs?.outcome === "unknown",
  };
}

const settingsOf = (state: State | undefined): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(state?.inputs ?? {})
      .filter(([name]) => name !== "flow" && !name.startsWith("__"))
      .map(([name, value]) => [name, blinded(value)]),
  );

function textIn(values: Record<string, unknown>, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}
