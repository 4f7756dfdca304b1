import { CamsError, explain, type Operation } from "../../cams";
import type { Desired } from "./plan";
import { differs, isDraft, isPublished, type LiveFlow, propertiesOf, type WhatsAppFlowState } from "./state";

/** What is known of a flow when a run gives up. */
export interface Failed {
  /** What was known before anything was changed. */
  before: WhatsAppFlowState;
  desired: Desired;
  state: WhatsAppFlowState;
  /** Whether a read after the failure shows the status of `state`; undefined when there was none. */
  isShown: boolean | undefined;
  /** What is known of the cause beside the error. */
  explanation: string | undefined;
}

/** Says what failed, what is there now, and what to do. */
export function failureMessage(error: unknown, { before, desired, state, isShown, explanation }: Failed): string {
  const wasPublished = isPublished(before.status) || before.publishedDigest !== undefined;
  const isLagging = error instanceof CamsError && error.code === NOT_SHOWN;
  const lines = [
    explain(error),
    ...(explanation === undefined ? [] : [explanation]),
    `Now: flow ${state.flowId} ("${state.flowName}") ${is(isShown, isLagging)} ${state.status} and ${holds(error, state, desired)}.`,
  ];
  if (wasPublished && isDraft(state.status)) {
    lines.push("Messages keep opening the version that was published last until this one is published.");
  }
  if (isRefusedEdit(error) && isPublished(before.status) && isPublished(state.status)) {
    lines.push(
      'If this account may not edit published flows, set onPublishedChange: "replace": it creates and publishes a new flow, and only then deprecates this one.',
    );
  }
  lines.push(
    isLagging
      ? "Next: wait a few minutes and run `pulumi up` again; it continues with this flow and does not create another one."
      : "Next: remove the cause and run `pulumi up` again; it continues with this flow.",
  );
  return lines.join("\n");
}

function is(isShown: boolean | undefined, isLagging: boolean): string {
  if (isShown) return "is";
  return isShown === false || isLagging ? "is, by the calls that CAMS accepted," : "was, when last seen,";
}

function holds(error: unknown, state: WhatsAppFlowState, desired: Desired): string {
  const isLost = error instanceof CamsError && error.operation === "UpdateFlowJSONAsset" && error.outcome === "unknown";
  if (state.digest === desired.digest) {
    const isShown = state.pending?.document === undefined;
    return isShown ? "holds the declared document" : "was given the declared document, which CAMS does not show yet";
  }
  return isLost ? "may or may not hold the declared document" : "does not hold the declared document yet";
}

const isRefusedEdit = (error: unknown) =>
  error instanceof CamsError &&
  error.outcome === "refused" &&
  (error.operation === "ModifyFlow" || error.operation === "UpdateFlowJSONAsset");

/** Code of {@link notShown}. */
const NOT_SHOWN = "NOT_SHOWN_YET";

/** What reads did not show in time. */
interface Missing {
  state: WhatsAppFlowState;
  accepted: readonly Operation[];
  showsDocument: boolean;
  waitedMs: number;
}

/** CAMS accepted what was written, and its reads show something else. */
export function notShown(live: LiveFlow | undefined, { state, accepted, showsDocument, waitedMs }: Missing): CamsError {
  const shown: string[] = [];
  if (live === undefined) {
    shown.push(`GetFlow does not know flow ${state.flowId}`);
  } else {
    const properties = propertiesOf(live, state);
    if (differs(properties, state)) {
      const { flowName, categories, endpointUri = "(none)" } = properties;
      shown.push(
        `it shows the name "${flowName}", the categories ${categories.join(", ")} and the endpoint ${endpointUri}`,
      );
    }
    if (isDraft(live.Status) !== isDraft(state.status)) shown.push(`it shows the status ${live.Status}`);
  }
  if (!showsDocument) shown.push("CAMS returned a different document from the one that was uploaded");
  const what = accepted.length === 0 ? "what an earlier run wrote" : listed(accepted);
  return new CamsError(
    `CAMS accepted ${what}, but does not show the result after ${Math.round(waitedMs / 1000)} s: ${listed(shown)}`,
    { operation: "GetFlow", code: NOT_SHOWN, outcome: "unknown" },
  );
}

const listed = (items: readonly string[]) =>
  items.length < 2 ? items.join() : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;

/** What was written is shown, and CAMS did not do all of it. */
export function endpointKept(state: WhatsAppFlowState, desired: Desired): CamsError {
  const { endpointUri: kept = "(none)" } = state;
  if (state.endpointUri !== desired.endpointUri) {
    return new CamsError(`CAMS reports the endpoint ${kept} where ${desired.endpointUri ?? "(none)"} was set`, {
      operation: "GetFlow",
      code: "ENDPOINT_KEPT",
      outcome: "unknown",
      hint: "CAMS may not be able to clear an endpoint: set endpointUri again, or replace the flow.",
    });
  }
  return new CamsError(
    `CAMS reports the name "${state.flowName}" and the categories ${state.categories.join(", ")}, which are not the declared ones`,
    {
      operation: "GetFlow",
      code: "CHANGE_NOT_SHOWN",
      outcome: "unknown",
      hint: "Someone may have edited the flow in the meantime.",
    },
  );
}
