import { diffFlows, digest, type JsonObject } from "../../../sdk/flow";
import { explain } from "../../cams";
import { type Context, failure, ResourceFailure } from "../context";
import { type Place, placeOf } from "../place";
import { holdsUnknown } from "../unknown";
import type { CheckRequest, Findings } from "./checkDocument";
import type { WhatsAppFlowInputs } from "./inputs";
import { observe } from "./observe";
import { desiredProperties } from "./plan";
import { isPublished, type Observed, propertiesOf, sameSet } from "./state";

/** What there is to adopt: a flow with its document, or the reason why none can be. */
export type Candidate = Observed | { refusal: { code: string; text: string; hint: string } };

/** Whether a declaration takes over a flow that exists already. */
export const isAdopting = ({ adopt }: Pick<Partial<WhatsAppFlowInputs>, "adopt">): boolean =>
  adopt !== undefined && adopt !== false;

/** Finds the flow that `adopt` names: by its id, or by the explicit name. Only reads. */
export async function findAdopted(
  context: Context,
  { adopt, flowName }: Pick<Partial<WhatsAppFlowInputs>, "adopt" | "flowName">,
  place: Place,
): Promise<Candidate> {
  const ids =
    typeof adopt === "string" ? [adopt] : ((await context.names.inUse(place.custSpaceId)).get(flowName ?? "") ?? []);
  const what = typeof adopt === "string" ? `flow ${adopt}` : `flow named "${flowName}"`;
  if (ids.length > 1) {
    return {
      refusal: {
        code: "ADOPT_AMBIGUOUS",
        text: `flowName "${flowName}" is used by flows ${ids.join(", ")}`,
        hint: "set adopt to the id of one of them",
      },
    };
  }
  const observed = ids[0] === undefined ? "gone" : await observe(context, place, ids[0]);
  if (observed === "gone" || observed === "not shown yet") {
    return {
      refusal: {
        code: "ADOPT_NOT_FOUND",
        text: `there is no ${what} to adopt in space ${place.custSpaceId ?? "(none given)"}`,
        hint: "check the id, the name and custSpaceId; CAMS may show a flow that was created a moment ago only after some minutes",
      },
    };
  }
  if (observed.flow.Status === "DEPRECATED") {
    return {
      refusal: {
        code: "ADOPT_DEPRECATED",
        text: `${what} is DEPRECATED, which is final, so it cannot be adopted`,
        hint: "remove adopt to create a new flow",
      },
    };
  }
  return observed;
}

/** What is known of the flow that a new resource is to adopt. */
export type Adoption =
  | { kind: "none" }
  | { kind: "unseen"; findings: Findings }
  | { kind: "seen"; findings: Findings; flowId: string; document: JsonObject | undefined };

/**
 * Looks at the flow that a new resource is to adopt, and says what adopting it would change there. A preview without
 * credentials or network goes on, and says that it could not look.
 */
export async function lookAtAdoption(
  context: Context,
  { values, isUnknown }: CheckRequest,
  flow: JsonObject,
): Promise<Adoption> {
  const wanted = values as Partial<WhatsAppFlowInputs>;
  if (!isAdopting(wanted)) return { kind: "none" };
  const asked = typeof wanted.adopt === "string" ? wanted.adopt : `the flow named "${wanted.flowName}"`;
  if ([wanted.adopt, wanted.flowName, wanted.custSpaceId].some(isUnknown)) {
    return unseen("adopts a flow whose id is not known yet, so its changes cannot be previewed");
  }
  let candidate: Candidate;
  try {
    candidate = await findAdopted(context, wanted, placeOf(context, { custSpaceId: wanted.custSpaceId }));
  } catch (error) {
    if (error instanceof ResourceFailure) throw error;
    return unseen(`adopts ${asked}; it could not be read, so its changes cannot be previewed: ${explain(error)}`);
  }
  if ("refusal" in candidate) {
    const { code, text, hint } = candidate.refusal;
    return { kind: "unseen", findings: { ...nothing, failures: [failure(code, `${text} (${hint})`)] } };
  }
  const { flow: live, document } = candidate;
  const changes = holdsUnknown(flow, isUnknown)
    ? ["values that are not known yet"]
    : changesOf(wanted, flow, candidate);
  const known = `adopts ${live.FlowId} (${JSON.stringify(live.FlowName)}, ${live.Status}): `;
  const note = changes.length === 0 ? "nothing will change" : `this will change: ${changes.join("; ")}`;
  return { kind: "seen", findings: { ...nothing, notes: [known + note] }, flowId: live.FlowId, document };
}

const nothing: Findings = { failures: [], warnings: [], notes: [] };
const unseen = (warning: string): Adoption => ({ kind: "unseen", findings: { ...nothing, warnings: [warning] } });

function changesOf(
  wanted: Partial<WhatsAppFlowInputs>,
  flow: JsonObject,
  { flow: live, document }: Observed,
): string[] {
  const categories = live.Categories ?? [];
  const desired = desiredProperties({ ...propertiesOf(live, { categories }), adopted: true }, wanted);
  return [
    ...(desired.flowName === live.FlowName
      ? []
      : [`name ${JSON.stringify(live.FlowName)} to ${JSON.stringify(desired.flowName)}`]),
    ...(sameSet(desired.categories, categories)
      ? []
      : [`categories ${categories.join(", ")} to ${desired.categories.join(", ")}`]),
    ...(desired.endpointUri === live.EndpointUri
      ? []
      : [`endpoint ${live.EndpointUri ?? "(none)"} to ${desired.endpointUri ?? "(none)"}`]),
    ...(document === undefined ? ["the document (CAMS has none)"] : []),
    ...(document !== undefined && digest(document) !== digest(flow)
      ? [`the document (${counted(diffFlows(document, flow).length)})`]
      : []),
    ...((wanted.publish ?? true) && !isPublished(live.Status) ? [`status ${live.Status} to PUBLISHED`] : []),
  ];
}

const counted = (changes: number) => `${changes} change${changes === 1 ? "" : "s"}`;
