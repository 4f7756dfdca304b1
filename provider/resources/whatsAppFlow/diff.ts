import { digest } from "../../../sdk/flow";
import { type Context, type DiffAnswer, ResourceFailure } from "../context";
import { type Declarer, declarerKey } from "../names";
import { isAdopting } from "./adopted";
import { goalOf, sameSet } from "./goal";
import type { WhatsAppFlowInputs } from "./inputs";
import { isDraft, isPublished, onDestroyOf, type Recorded, type WhatsAppFlowState } from "./state";

/**
 * Compares what a program declares with what is recorded, without a call. Right after a read the engine asks only to
 * show what the refresh has found, with the recorded inputs as the wanted ones: that is answered without a word, and
 * stops nothing.
 *
 * @param keeper who goes on with the flow, unless it is announced anew and so replaced; undefined while values are not
 *   known: then the engine asks whether the flow is to be deleted together with what it depends on
 */
export function diff(
  context: Context,
  recorded: Recorded,
  wanted: WhatsAppFlowInputs,
  keeper: Declarer | undefined,
): DiffAnswer {
  const { state } = recorded;
  context.run.held.add(state.flowId);
  if (context.run.refreshed.delete(state.flowId)) return compare(recorded, wanted);
  if (keeper !== undefined) context.run.current.set(declarerKey(keeper), state.flowId);
  requirePossible(context, state, wanted);
  const answer = compare(recorded, wanted);
  const replacedBy = answer.replaces.filter((name) => name !== "custSpaceId");
  if (replacedBy.length > 0) requireNewFlow(state, wanted);
  const isTakenBack = (recorded.inputs.publish ?? true) && wanted.publish === false && isPublished(state.status);
  const flow = `flow ${state.flowId} ("${state.flowName}")`;
  if (replacedBy.includes("status")) {
    context.log.warn(`${flow} was deprecated outside of Pulumi, which is final: it is replaced by a new flow`);
  } else if (isTakenBack) {
    context.log.warn(
      `publish: false does not take ${flow} back: it is ${state.status} until it is edited or deprecated`,
    );
  }
  return answer;
}

function compare({ state, inputs }: Recorded, wanted: WhatsAppFlowInputs): DiffAnswer {
  const changes = inputsDiffer(inputs, wanted) ? "inputs" : "remote";
  if (state.custSpaceId !== undefined && wanted.custSpaceId !== undefined && wanted.custSpaceId !== state.custSpaceId) {
    return { changes: "inputs", replaces: ["custSpaceId"] };
  }
  if (state.status === "DEPRECATED") return { changes: "remote", replaces: ["status"] };
  const edited = editedInputs(state, wanted);
  if (edited.length > 0 && wanted.onPublishedChange === "replace" && isPublished(state.status)) {
    return { changes, replaces: edited };
  }
  const isChanged =
    edited.length > 0 ||
    (inputs.publish ?? true) !== (wanted.publish ?? true) ||
    ((wanted.publish ?? true) && isDraft(state.status)) ||
    onDestroyOf(wanted, state.adopted) !== state.onDestroy;
  return { changes: isChanged ? changes : "none", replaces: [] };
}

function requirePossible(context: Context, state: WhatsAppFlowState, wanted: WhatsAppFlowInputs): void {
  if (typeof wanted.adopt === "string" && wanted.adopt !== state.flowId) {
    throw new ResourceFailure(
      `this resource holds flow ${state.flowId}; adopt: "${wanted.adopt}" names another one. Declare that flow as a resource of its own, or remove adopt.`,
    );
  }
  requireSamePlace(context, state, wanted);
}

/** The inputs that the flow in CAMS does not match. */
function editedInputs(state: WhatsAppFlowState, wanted: WhatsAppFlowInputs): string[] {
  const goal = goalOf(state, wanted);
  const edits = {
    flow: state.digest !== digest(wanted.flow),
    flowName: goal.flowName !== state.flowName,
    categories: !sameSet(goal.categories, state.categories),
    endpointUri: goal.endpointUri !== state.endpointUri,
  };
  return Object.entries(edits).flatMap(([name, isEdited]) => (isEdited ? [name] : []));
}

/** Whether the engine would find a difference between the inputs themselves, which it can then show line by line. */
function inputsDiffer(old: Partial<WhatsAppFlowInputs>, wanted: WhatsAppFlowInputs): boolean {
  const names = ["flowName", "endpointUri", "publish", "onDestroy"] as const;
  return (
    old.flow === undefined ||
    digest(old.flow) !== digest(wanted.flow) ||
    !sameSet(old.categories ?? [], wanted.categories ?? []) ||
    names.some((name) => old[name] !== wanted[name])
  );
}

/** The old flow keeps its name for good, so a new one cannot have it in the same space; nor is what is adopted new. */
function requireNewFlow({ flowId, flowName, status }: WhatsAppFlowState, wanted: WhatsAppFlowInputs): void {
  const replaced = `flow ${flowId} is ${status} and has to be replaced by a new one`;
  if (wanted.flowName === flowName) {
    throw new ResourceFailure(
      `${replaced}, which cannot be named "${flowName}": the old flow keeps its name for good. ` +
        "Nothing was changed. Give another flowName, or leave flowName out.",
    );
  }
  if (isAdopting(wanted)) {
    throw new ResourceFailure(
      `${replaced}, but adopt asks for one that exists. Nothing was changed. Remove adopt; the old flow stays as it is, unless onDestroy says otherwise.`,
    );
  }
}

function requireSamePlace({ settings }: Context, state: WhatsAppFlowState, wanted: WhatsAppFlowInputs): void {
  // An input that names another space moves the flow there.
  if (wanted.custSpaceId !== undefined && settings.region === state.region) return;
  const space = wanted.custSpaceId ?? settings.custSpaceId ?? state.custSpaceId;
  if (settings.region === state.region && (state.custSpaceId === undefined || space === state.custSpaceId)) return;
  throw new ResourceFailure(
    `flow ${state.flowId} lives in region ${state.region}, space ${state.custSpaceId}, but today's settings name region ${settings.region}, space ${space}: nothing was changed. ` +
      "Set CAMS_REGION and CAMS_CUST_SPACE_ID (or cams:region and cams:custSpaceId) back, or give the input custSpaceId to move the flow by replacing it.",
  );
}
