import { digest } from "../../../sdk/flow";
import { retired } from "./consequences";
import type { Plan } from "./plan";

/** A value before and after a step, by its digest; undefined where there is none. */
export interface Change {
  before: string | undefined;
  after: string | undefined;
}

/** What a plan does with one resource, without any text of it. */
export interface RecordedStep {
  /** Types and name of the resource, as its URN has them. */
  key: string;
  /** `create`, `update`, `replace`, `delete`; behind a slash what becomes of the old flow. */
  operation: string;
  /** Of a flow its document. */
  document: Change;
  /** The other inputs. Of resources of other packages none are recorded. */
  settings: Change;
}

/** A plan as it can be compared with a later one: by digests that neither order, layout nor time changes. */
export interface PlanRecord {
  project: string;
  stack: string;
  /** The digest of all that is recorded; undefined of a preview that failed, whose plan is incomplete. */
  digest: string | undefined;
  /** How many steps the plan has. */
  size: number;
  /** The steps in a stable order, with shortened digests; undefined where they were too many to be written down. */
  steps: RecordedStep[] | undefined;
}

/** Of a resource that has no document, or whose inputs are not recorded. */
const NOTHING: Change = { before: undefined, after: undefined };

/** Records a plan. Secrets and values that are known only during the update count as their marks. */
export function planRecord(plan: Plan, { isFailed }: { isFailed: boolean }): PlanRecord {
  const steps: RecordedStep[] = [
    ...plan.flows.map((flow) => {
      const [fate] = flow.op === "delete" || flow.op === "replace" ? retired(flow) : [];
      const document = { before: digestOf(flow.before), after: digestOf(flow.after) };
      return {
        key: flow.key,
        operation: fate === undefined ? flow.op : `${flow.op}/${fate}`,
        document,
        settings: settingsDigests(flow.settings, flow.op),
      };
    }),
    ...plan.triggers.map(({ key, op, mayResend, settings }) => ({
      key,
      operation: mayResend ? `${op}/resends` : op,
      document: NOTHING,
      settings: settingsDigests({ before: lasting(settings.before), after: lasting(settings.after) }, op),
    })),
    ...plan.others.map(({ key, op, settings }) => ({
      key,
      operation: op,
      document: NOTHING,
      settings: settings === undefined ? NOTHING : settingsDigests(settings, op),
    })),
  ].sort(inOrder);
  const [project, stack] = [plan.project ?? "", plan.stack ?? ""];
  return {
    project,
    stack,
    digest: isFailed ? undefined : digest({ project, stack, steps: steps.map(asDocument) }),
    size: steps.length,
    steps: steps.map(shortened),
  };
}

const digestOf = (value: unknown) => (value === undefined ? undefined : digest(value));

/** A program may compute these from the clock, and then each preview has others. */
const MOMENTS = ["claimTime", "discardAt"];

const lasting = (settings: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(settings).filter(([name]) => !MOMENTS.includes(name)));

const settingsDigests = ({ before, after }: { before: object; after: object }, op: string): Change => ({
  before: op === "create" ? undefined : digest(before),
  after: op === "delete" ? undefined : digest(after),
});

const asDocument = ({ key, operation, document, settings }: RecordedStep) => ({
  key,
  operation,
  digests: [document, settings].flatMap(({ before, after }) => [before ?? "", after ?? ""]),
});

function inOrder(a: RecordedStep, b: RecordedStep): number {
  const [first, second] = [a, b].map((step) => JSON.stringify(asDocument(step))) as [string, string];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** So many digits distinguish two plans in words; that nothing differs is decided by the whole digest. */
const DIGITS = 32;

const short = ({ before, after }: Change): Change => ({ before: shortDigest(before), after: shortDigest(after) });
const shortDigest = (full: string | undefined) => full?.replace(/^sha256:/, "").slice(0, DIGITS);
const shortened = (step: RecordedStep): RecordedStep => ({
  ...step,
  document: short(step.document),
  settings: short(step.settings),
});
