import { isFlow } from "../../tokens";
import { counterparts } from "../counterparts";
import { visible } from "../terminal";
import type { Change, PlanRecord, RecordedStep } from "./planRecord";
import { counted } from "./words";

/** What was reviewed: a plan, the digest of one, or `none`. */
export type Reviewed = PlanRecord | string;

/** How a plan compares with the reviewed one. */
export interface PlanComparison {
  /** What would be done that was not reviewed, one line each; empty when the plan may be applied. */
  differences: string[];
  /** What was reviewed and is done already, one line each. */
  finished: string[];
}

/**
 * Compares a plan with the reviewed one. A plan that does less passes: an earlier run may have applied a part of it, and
 * what is left was reviewed.
 */
export function verifyPlan(present: PlanRecord, reviewed: Reviewed): PlanComparison {
  if (present.size === 0) return { differences: [], finished: [] };
  if (reviewed === "none")
    return refused(`nothing was reviewed, and ${counted(present.size, "resource")} would change`);
  if (typeof reviewed === "string") {
    return reviewed === present.digest ? same : refused(`the digest of this plan is ${present.digest}`);
  }
  if (present.digest === reviewed.digest) return same;
  if (reviewed.digest === undefined) {
    return refused("the reviewed preview had failed, so its plan was incomplete");
  }
  if (present.stack !== reviewed.stack || present.project !== reviewed.project) {
    return refused(`the review is for ${placeOf(reviewed)}, and this plan for ${placeOf(present)}`);
  }
  if (present.steps === undefined || reviewed.steps === undefined) {
    return refused(
      `${counted(present.size, "resource")} would change and ${reviewed.size} were reviewed; the plan is too large to be compared one by one`,
    );
  }
  const [known, open] = [byKey(reviewed.steps), byKey(present.steps)];
  const [reviewedAs, openAs] = [counterparts(open, known), counterparts(known, open)];
  const differences = present.steps.flatMap((step) => differenceOf(step, reviewedAs(step.key) ?? []));
  const finished = reviewed.steps
    .filter(({ key }) => openAs(key) === undefined)
    .map((step) => `${nameOf(step)}: was reviewed to be ${inWords(step)}, and nothing is left to do`);
  return { differences, finished };
}

const same: PlanComparison = { differences: [], finished: [] };
const refused = (why: string): PlanComparison => ({ differences: [why], finished: [] });
const placeOf = ({ project, stack }: PlanRecord) => `stack ${visible(stack)} of project ${visible(project)}`;

function byKey(steps: readonly RecordedStep[]): Map<string, RecordedStep[]> {
  const found = new Map<string, RecordedStep[]>();
  for (const step of steps) found.set(step.key, [...(found.get(step.key) ?? []), step]);
  return found;
}

function differenceOf(step: RecordedStep, reviewed: readonly RecordedStep[]): string[] {
  const [first] = reviewed;
  const name = nameOf(step);
  if (first === undefined) return [`${name}: would be ${inWords(step)}, and is not in the review`];
  if (first.key !== step.key)
    return [`${name}: was reviewed as a ${typeIn(first.key)}, and is a ${typeIn(step.key)} now`];
  if (reviewed.some((one) => isCovered(step, one))) return [];
  const alike = reviewed.find(({ operation }) => operation === step.operation);
  if (alike === undefined) return [`${name}: would be ${inWords(step)}, but was reviewed to be ${inWords(first)}`];
  return (["document", "settings"] as const).flatMap((part) => {
    const [now, then] = [step[part], alike[part]];
    if (now.after !== then.after) return [`${name}: its new ${part} ${verb[part]} from what was reviewed`];
    if (isCoveredChange(now, then)) return [];
    return [`${name}: its current ${part} ${verb[part]} from what the review compared with`];
  });
}

const verb = { document: "differs", settings: "differ" };

/** Whether a step is the reviewed one, or what is left of it after a run that failed on the way. */
function isCovered(step: RecordedStep, reviewed: RecordedStep): boolean {
  const [op] = reviewed.operation.split("/");
  const changes = [
    [step.document, reviewed.document],
    [step.settings, reviewed.settings],
  ] as const;
  if (step.operation === reviewed.operation) return changes.every(([now, then]) => isCoveredChange(now, then));
  // A flow that was made and not published is updated; of a replacement the old flow may be left to go.
  if (step.operation === "update" && (op === "create" || op === "replace")) {
    return changes.every(([now, then]) => now.after === then.after && now.before === then.after);
  }
  if (op === "replace" && step.operation === reviewed.operation.replace("replace", "delete")) {
    return changes.every(([now, then]) => now.before === then.before);
  }
  return false;
}

/** An update that failed on the way may have recorded the new value already. */
const isCoveredChange = (now: Change, then: Change) =>
  now.after === then.after && (now.before === then.before || now.before === then.after);

const ops: Record<string, string> = {
  create: "created",
  update: "updated",
  replace: "replaced",
  delete: "removed",
};

const fates: Record<string, string> = {
  deprecates: "and its old flow deprecated",
  deletes: "and its draft deleted",
  leaves: "and its old flow left in CAMS",
  resends: "and its message perhaps sent again",
};

function inWords({ operation }: RecordedStep): string {
  const [op = "", fate = ""] = operation.split("/");
  return [ops[op] ?? op, fates[fate]].filter((word) => word !== undefined).join(" ");
}

/** A resource as it is called in a line: its name, and behind it its type where that is not a flow. */
function nameOf({ key }: RecordedStep): string {
  const [, ...name] = key.split("::");
  const type = typeIn(key);
  return visible(isFlow(type) ? name.join("::") : `${name.join("::")} (${type})`);
}

/** The last type of the chain in a key. */
const typeIn = (key: string) => key.split("::")[0]?.split("$").at(-1) ?? "";
