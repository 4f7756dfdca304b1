import { diffFlows, digest, type JsonObject } from "../../../../sdk/flow";
import { explain } from "../../../cams";
import { type Context, failure, ResourceFailure } from "../../context";
import { placeOf } from "../../place";
import { holdsUnknown } from "../../unknown";
import { type Candidate, findAdopted, isAdopting } from "../adopt";
import type { WhatsAppFlowInputs } from "../inputs";
import { desiredProperties } from "../plan";
import { isPublished, type Observed, propertiesOf, sameSet } from "../state";
import type { CheckRequest, Findings } from "./findings";

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
