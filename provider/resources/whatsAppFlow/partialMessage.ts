import { CamsError, explain } from "../../cams";
import { isDraft, isPublished, type WhatsAppFlowState } from "./state";

/** What is known of a flow at the moment at which a run gives up. */
export interface Stopped {
  /** What was seen before anything was changed. */
  before: WhatsAppFlowState;
  state: WhatsAppFlowState;
  /** Digest of the declared document. */
  content: string;
  /** Whether `state` was read after the failure. */
  isFresh: boolean;
}

/** Says what failed, what is there now, and what to do. */
export function partialMessage(error: unknown, { before, state, content, isFresh }: Stopped): string {
  const wasPublished = isPublished(before.status) || before.publishedDigest !== undefined;
  const lines = [
    explain(error),
    `Now: flow ${state.flowId} ("${state.flowName}") ${isFresh ? "is" : "was, when last seen,"} ${state.status} and ${holds(error, state, content)}.`,
  ];
  if (wasPublished && isDraft(state.status)) {
    lines.push("Messages go on opening the version that was published last, until this one is published.");
  }
  if (isRefusedEdit(error) && isPublished(before.status) && isPublished(state.status)) {
    lines.push(
      'If this account may not edit published flows, set onPublishedChange: "replace": it makes and publishes a new flow, and deprecates this one only then.',
    );
  }
  lines.push("Next: remove the cause and run `pulumi up` again; it continues with this flow.");
  return lines.join("\n");
}

function holds(error: unknown, state: WhatsAppFlowState, content: string): string {
  const isLost = error instanceof CamsError && error.operation === "UpdateFlowJSONAsset" && error.outcome === "unknown";
  if (state.digest === content) return "holds the declared document";
  return isLost ? "may or may not hold the declared document" : "does not hold the declared document yet";
}

const isRefusedEdit = (error: unknown) =>
  error instanceof CamsError &&
  error.outcome === "refused" &&
  (error.operation === "ModifyFlow" || error.operation === "UpdateFlowJSONAsset");
