import { type CamsClient, CamsError, explain, PermissionError } from "../../../cams";
import { visible } from "../../../visible";
import type { Account } from "../account";
import { count, type Known, type Outcome, ok, problem, warning } from "../check";
import { allFlows } from "../pages";
import { DRAFT_STEPS } from "./draftSteps";
import { isLocal, type Lab, openLab, type ScratchFlow } from "./lab";
import { PUBLISH_STEPS } from "./publishSteps";

/** How far a probe goes. */
export type ProbeScope = "draft" | "publish";

/** What came of a probe: how its steps went, and what became of the scratch flows. */
export interface Probed {
  steps: Outcome;
  cleanUp: Outcome;
}

/**
 * Tries what CAMS does with scratch flows, and removes them, whatever happens. Only flows that its own CreateFlow made are
 * written to.
 *
 * @param remover a client that still calls when the probe was interrupted
 */
export async function probe(
  account: Account,
  space: string,
  scope: ProbeScope,
  known: Known,
  remover: CamsClient,
): Promise<Probed> {
  const lab = openLab(account, space, known);
  const steps = scope === "publish" ? [...DRAFT_STEPS, ...PUBLISH_STEPS] : DRAFT_STEPS;
  const failed: string[] = [];
  let hint: string | undefined;
  try {
    for (const { title, run } of steps) {
      account.progress(title);
      try {
        await run(lab);
      } catch (error) {
        if (!(error instanceof CamsError)) throw error;
        failed.push(`${title.charAt(0).toLowerCase()}${title.slice(1)}: ${error.message}`);
        hint ??= error.hint;
        if (!isLocal(error) || lab.flows.length === 0) break;
      }
    }
  } finally {
    await remove(lab, remover).catch((error: unknown) => failed.push(explain(error)));
  }
  const made = count(steps.length - failed.length, "step");
  return {
    steps: failed.length === 0 ? ok(`${made} made`) : problem(`${made} made; ${failed.join("; ")}`, hint),
    cleanUp: cleanUpOutcome(lab, scope),
  };
}

/** Removes what the probe has made: drafts are deleted, and a published flow deprecated. */
async function remove(lab: Lab, client: CamsClient): Promise<void> {
  // Loaded only for a probe.
  const { removalOf, removeFlow }: typeof import("../../../resources/whatsAppFlow") =
    require("../../../resources/whatsAppFlow");
  const { account, space } = lab;
  await findLost(lab, client);
  for (const flow of lab.flows) {
    if (flow.status === "removed" || flow.status === "DEPRECATED") continue;
    const waiting = { client, sleep: account.sleep, log: { progress: account.progress } };
    try {
      const done = await removeFlow(waiting, { flowId: flow.id, custSpaceId: space }, flow.status);
      flow.status = done === "DeleteFlow" ? "removed" : "DEPRECATED";
      lab.known.actions.set(done, "allowed");
    } catch (error) {
      if (!(error instanceof CamsError)) throw error;
      if (error instanceof PermissionError) lab.known.actions.set(removalOf(flow.status), "denied");
      flow.refusal = explain(error);
    }
  }
}

/** A CreateFlow whose answer was lost may have been done; its name was made for this probe alone. */
async function findLost(lab: Lab, client: CamsClient): Promise<void> {
  if (lab.lostNames.size === 0) return;
  await lab.settle();
  for (const { FlowId: id, FlowName: name } of (await allFlows({ client, space: lab.space })) ?? []) {
    if (lab.lostNames.has(name) && !lab.flows.some((flow) => flow.id === id)) {
      lab.flows.push({ id, name, status: "DRAFT" });
    }
  }
}

function cleanUpOutcome({ flows }: Lab, scope: ProbeScope): Outcome {
  const left = flows.filter(({ status }) => status === "DRAFT" || status === "PUBLISHED");
  const final = flows.filter(({ status }) => status === "DEPRECATED");
  const name = ({ id, name }: ScratchFlow) => `${id} ("${visible(name)}")`;
  if (left.length > 0) {
    const reasons = left.map((flow) => `${name(flow)} is ${flow.status}${flow.refusal ? `: ${flow.refusal}` : ""}`);
    return problem(`left in the account: ${reasons.join("; ")}`, `Run \`pulumi-cams retire ${left[0]?.id}\`.`);
  }
  const removed = count(flows.length - final.length, "scratch flow");
  if (final.length === 0) return ok(`${removed} removed`);
  const detail = `${removed} removed; ${final.map(name).join(", ")} stays in the account as DEPRECATED`;
  if (scope === "publish") return ok(detail);
  return warning(detail, "CAMS published a draft that was expected to be refused. Report it with what was seen below.");
}
