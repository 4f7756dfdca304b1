import { type Diagnostic, type DiffEntry, diffFlows } from "../../../sdk/flow";
import { isOurs, resourceOf } from "../../tokens";
import { type SeenFlows, seenFlows } from "./hidden";
import { blinded, isShown } from "./marks";
import { newFindings } from "./newFindings";
import { type Preview, partsOf, type State, type Step } from "./preview";

/** What happens to a resource, as a reviewer thinks of it. */
export type Op = "create" | "update" | "replace" | "delete";

/** What the engine calls it. Steps that are missing here change nothing. */
const ops: Record<string, Op> = {
  create: "create",
  import: "create",
  "create-replacement": "create",
  "import-replacement": "create",
  update: "update",
  replace: "replace",
  delete: "delete",
  "delete-replaced": "delete",
};

/** What would happen to one resource. */
interface ResourcePlan {
  op: Op;
  /** Types and name of the resource, as its URN has them. */
  key: string;
}

/** What would happen to one flow. */
export interface FlowPlan extends SeenFlows, ResourcePlan {
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
export interface TriggerPlan extends ResourcePlan {
  resource: string;
  flowCode: unknown;
  /** An update sends once more only where the first outcome is unknown and the program says so. */
  mayResend: boolean;
  settings: { before: Record<string, unknown>; after: Record<string, unknown> };
}

/** What would happen to a resource of another type. */
interface OtherPlan extends ResourcePlan {
  /** The inputs of a resource of this package; undefined for those of other packages. */
  settings: { before: Record<string, unknown>; after: Record<string, unknown> } | undefined;
}

/** What a preview holds for a reviewer of flows. */
export interface Plan {
  stack: string | undefined;
  project: string | undefined;
  flows: FlowPlan[];
  triggers: TriggerPlan[];
  /** Resources of other types. */
  others: OtherPlan[];
}

/** Providers that the engine makes by itself; which settings they have depends on the machine. */
const isDefaultProvider = (type: string, name: string) =>
  type.startsWith("pulumi:providers:") && /^default(_|$)/.test(name);

/** Sorts the steps of a preview by what they mean, and by name: the engine lists them as it comes by them. */
export function planOf(preview: Preview): Plan {
  const steps = [...(preview.steps ?? [])].sort((a, b) => (a.urn < b.urn ? -1 : a.urn > b.urn ? 1 : 0));
  const replaced = new Set(steps.filter(({ op }) => op === "replace").map(({ urn }) => urn));
  const plan: Plan = { stack: undefined, project: undefined, flows: [], triggers: [], others: [] };
  for (const step of steps) {
    const { stack, project, type, name, key } = partsOf(step.urn);
    plan.stack ??= stack;
    plan.project ??= project;
    const op = ops[step.op];
    // A replacement is one thing for a reader, also where the engine lists its halves too.
    if (op === undefined || (/-/.test(step.op) && replaced.has(step.urn))) continue;
    const resource = resourceOf(type)?.type;
    if (resource === "WhatsAppFlow") plan.flows.push(flowPlan(step, { op, key }, name));
    else if (resource === "FlowTrigger") plan.triggers.push(triggerPlan(step, { op, key }, name));
    else if (type !== "pulumi:pulumi:Stack" && !isDefaultProvider(type, name)) {
      plan.others.push({ op, key, settings: isOurs(type) ? settingsIn(step) : undefined });
    }
  }
  return plan;
}

function flowPlan(step: Step, planned: ResourcePlan, resource: string): FlowPlan {
  const [old, now] = [step.oldState ?? undefined, step.newState ?? undefined];
  const outputs = old?.outputs ?? {};
  const seen = seenFlows(old?.inputs, now?.inputs, Object.keys(step.detailedDiff ?? {}));
  return {
    ...seen,
    ...planned,
    resource,
    flowId: old?.id,
    flowName: textIn(outputs, "flowName"),
    status: textIn(outputs, "status"),
    changes: changesIn(seen),
    findings: newFindings(seen),
    retained: outputs.onDestroy === "retain" || old?.retainOnDelete === true,
    settings: settingsIn(step),
    replaceReasons: step.replaceReasons ?? [],
  };
}

function changesIn({ before, after }: SeenFlows): DiffEntry[] {
  if (!isShown(before) || !isShown(after)) return [];
  const changes = diffFlows(before, after);
  return [...changes.filter(({ breaking }) => breaking), ...changes.filter(({ breaking }) => !breaking)];
}

function triggerPlan(step: Step, planned: ResourcePlan, resource: string): TriggerPlan {
  const { oldState, newState } = step;
  const inputs = newState?.inputs ?? oldState?.inputs ?? {};
  return {
    ...planned,
    resource,
    flowCode: blinded(inputs.flowCode),
    mayResend: inputs.onUnknown === "resend" && oldState?.outputs?.outcome === "unknown",
    settings: settingsIn(step),
  };
}

const settingsIn = ({ oldState, newState }: Step) => ({
  before: settingsOf(oldState ?? undefined),
  after: settingsOf(newState ?? undefined),
});

const settingsOf = (state: State | undefined): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(state?.inputs ?? {})
      .filter(([name]) => name !== "flow" && !name.startsWith("__"))
      .map(([name, value]) => [name, blinded(value)]),
  );

/** A text that is there: the plugin records an empty one where there is none. */
function textIn(values: Record<string, unknown>, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}
