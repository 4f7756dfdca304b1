import { type Context, ResourceFailure } from "../context";
import { type Declarer, declarerKey } from "../names";
import { findAdopted, isAdopting } from "./adopted";
import { converge } from "./converge";
import { handOver, requireWay } from "./handOver";
import type { WhatsAppFlowInputs } from "./inputs";
import { makeFlow } from "./make";
import { chooseName } from "./naming";
import { requirePin } from "./pin";
import { stateOf, type WhatsAppFlowState } from "./state";

/** Makes a flow (or takes over the one to adopt) and brings it to what is wanted. */
export async function create(
  context: Context,
  wanted: WhatsAppFlowInputs,
  declarer: Declarer,
): Promise<WhatsAppFlowState> {
  const key = declarerKey(declarer);
  context.run.announced.delete(key);
  requirePin(wanted);
  const custSpaceId = wanted.custSpaceId ?? context.settings.custSpaceId;
  const place = { region: context.settings.region, custSpaceId };
  if (isAdopting(wanted)) {
    context.log.progress("looking at the flow to adopt");
    const candidate = await findAdopted(context, wanted, custSpaceId);
    if ("refusal" in candidate) {
      const { text, hint } = candidate.refusal;
      throw new ResourceFailure(`${text}: nothing was created. Next: ${hint}.`);
    }
    const { live, document } = candidate;
    context.run.held.add(live.FlowId);
    context.run.current.set(key, live.FlowId);
    return converge(context, wanted, stateOf(live, place, wanted, true), document);
  }
  requireWay(wanted, custSpaceId);
  context.log.progress("listing the flows that exist");
  const name = await chooseName(context, wanted, declarer, custSpaceId);
  context.log.progress("uploading the document");
  const url = await handOver(context, wanted, custSpaceId);
  const made = { FlowName: name, Categories: wanted.categories ?? ["OTHER"], EndpointUri: wanted.endpointUri };
  context.log.progress(`making flow "${name}"`);
  const id = await makeFlow(context, { ...made, CustSpaceId: custSpaceId });
  (await context.names.inUse(custSpaceId)).set(name, [id]);
  context.run.held.add(id);
  context.run.current.set(key, id);
  const draft = { ...made, FlowId: id, Status: "DRAFT", JSONVersion: undefined, DataApiVersion: undefined };
  return converge(context, wanted, stateOf(draft, place, wanted, false), undefined, url);
}
