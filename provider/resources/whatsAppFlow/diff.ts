import { digest } from "../../../sdk/flow";
import { type Context, ResourceFailure } from "../context";
import { goalOf, sameSet } from "./goal";
import type { WhatsAppFlowInputs } from "./inputs";
import { isPublished, onDestroyOf, type Recorded, type WhatsAppFlowState } from "./state";

/** The answer to "what would an update do": nothing, something, or something that the inputs themselves show. */
export interface DiffAnswer {
  changes: "none" | "inputs" | "remote";
  /** Why the flow must be replaced, by the input or output that demands it. */
  replaces: string[];
}

/** Compares what a program declares with what is recorded, without a call. */
export function diff(context: Context, recorded: Recorded, wanted: WhatsAppFlowInputs): DiffAnswer {
  const { state } = recorded;
  context.held.add(state.flowId);
  if (typeof wanted.adopt === "string" && wanted.adopt !== state.flowId) {
    throw new ResourceFailure(
      `this resource holds flow ${state.flowId}; adopt: "${wanted.adopt}" names another one. Declare that flow as a resource of its own, or remove adopt.`,
    );
  }
  if (state.custSpaceId !== undefined && wanted.custSpaceId !== undefined && wanted.custSpaceId !== state.custSpaceId) {
    return { changes: "inputs", replaces: ["custSpaceId"] };
  }
  requireSamePlace(context, state, wanted);
  if (state.status === "DEPRECATED") {
    context.log.warn(
      `flow ${state.flowId} ("${state.flowName}") was deprecated outside of Pulumi, which is final: it is replaced by a new flow`,
    );
    return { changes: "remote", replaces: ["status"] };
  }
  const publishToggled = (recorded.inputs.publish ?? true) !== (wanted.publish ?? true);
  if (!publishToggled && !needsUpdate(state, wanted)) return { changes: "none", replaces: [] };
  return { changes: inputsDiffer(recorded.inputs, wanted) ? "inputs" : "remote", replaces: [] };
}

function needsUpdate(state: WhatsAppFlowState, wanted: WhatsAppFlowInputs): boolean {
  const goal = goalOf(state, wanted);
  return (
    state.digest !== digest(wanted.flow) ||
    goal.flowName !== state.flowName ||
    !sameSet(goal.categories, state.categories) ||
    goal.endpointUri !== state.endpointUri ||
    ((wanted.publish ?? true) && !isPublished(state.status)) ||
    onDestroyOf(wanted, state.adopted) !== state.onDestroy
  );
}

/** Whether the engine would find a difference between the inputs themselves, which it can then show line by line. */
function inputsDiffer(old: Partial<WhatsAppFlowInputs>, wanted: WhatsAppFlowInputs): boolean {
  const { flow: oldFlow, categories: oldCategories, ...oldRest } = old;
  const { flow, categories, ...rest } = wanted;
  const names = ["flowName", "endpointUri", "publish", "onDestroy"] as const;
  return (
    oldFlow === undefined ||
    digest(oldFlow) !== digest(flow) ||
    !sameSet(oldCategories ?? [], categories ?? []) ||
    names.some((name) => oldRest[name] !== rest[name])
  );
}

function requireSamePlace({ settings }: Context, state: WhatsAppFlowState, wanted: WhatsAppFlowInputs): void {
  const space = wanted.custSpaceId ?? settings.custSpaceId ?? state.custSpaceId;
  if (settings.region === state.region && (state.custSpaceId === undefined || space === state.custSpaceId)) return;
  throw new ResourceFailure(
    `flow ${state.flowId} lives in region ${state.region}, space ${state.custSpaceId}, but today's settings name region ${settings.region}, space ${space}: nothing was changed. ` +
      "Set CAMS_REGION and CAMS_CUST_SPACE_ID (or cams:region and cams:custSpaceId) back, or give the input custSpaceId to move the flow by replacing it.",
  );
}
