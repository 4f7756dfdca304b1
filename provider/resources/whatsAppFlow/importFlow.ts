import { type Context, ResourceFailure } from "../context";
import { type Place, placeOf } from "../place";
import { findAdopted } from "./adopt";
import type { WhatsAppFlowInputs } from "./inputs";
import { isDraft, isPublished, type LiveFlow, type Recorded, stateOf, type WhatsAppFlowState } from "./state";

/**
 * Reads a flow that no state holds, for `pulumi import`: as if a program had adopted it that declares what is there.
 *
 * @throws ResourceFailure for a flow that cannot be adopted
 */
export async function importFlow(context: Context, id: string): Promise<Recorded | undefined> {
  const place = placeOf(context, {});
  const candidate = await findAdopted(context, { adopt: id }, place);
  if ("refusal" in candidate) {
    const { code, text } = candidate.refusal;
    if (code === "ADOPT_NOT_FOUND") return undefined;
    throw new ResourceFailure(`${text}: nothing was imported.`);
  }
  const { flow: live, document } = candidate;
  if (document === undefined) {
    throw new ResourceFailure(
      `flow ${id} has no Flow JSON yet, so there is nothing to import. Declare it with \`adopt: "${id}"\`, which uploads the document of the program.`,
    );
  }
  const inputs: WhatsAppFlowInputs = {
    flow: document,
    flowName: live.FlowName,
    ...(live.Categories ? { categories: live.Categories } : {}),
    ...(live.EndpointUri ? { endpointUri: live.EndpointUri } : {}),
    ...(isDraft(live.Status) ? { publish: false } : {}),
  };
  context.run.knownIds.add(id);
  return { inputs, state: importedState(live, place, inputs) };
}

/** The state of a flow that is recorded as it is, with the document that CAMS holds among the inputs. */
export function importedState(live: LiveFlow, place: Place, inputs: WhatsAppFlowInputs): WhatsAppFlowState {
  const state = stateOf(live, place, inputs, { adopted: true, document: inputs.flow });
  return isPublished(live.Status) ? { ...state, publishedDigest: state.digest } : state;
}

/** The flows of the configured space. */
export async function listFlows({ names, settings }: Context): Promise<{ id: string; name: string }[]> {
  const inUse = await names.list(settings.custSpaceId);
  return [...inUse].flatMap(([name, ids]) => ids.map((id) => ({ id, name })));
}
