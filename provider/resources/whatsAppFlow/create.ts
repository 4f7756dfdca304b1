import { CamsError, explain, NameTakenError, type Parameters } from "../../cams";
import { type Context, ResourceFailure } from "../context";
import { type Declarer, declarerKey } from "../names";
import { type Place, placeOf } from "../place";
import { LONG_WAIT, waitUntil } from "../wait";
import { findAdopted, isAdopting } from "./adopt";
import { requireExpectedDigest, requireUploadPossible, uploadDocument } from "./document";
import type { WhatsAppFlowInputs } from "./inputs";
import { chooseName } from "./ownership";
import { reconcile } from "./reconcile";
import { afterWrite, stateOf, type WhatsAppFlowState } from "./state";

/** Creates a flow (or adopts the one that exists) and brings it to what is wanted. */
export async function create(
  context: Context,
  wanted: WhatsAppFlowInputs,
  declarer: Declarer,
): Promise<WhatsAppFlowState> {
  const key = declarerKey(declarer);
  context.run.pendingCreates.delete(key);
  requireExpectedDigest(wanted);
  const place = placeOf(context, { custSpaceId: wanted.custSpaceId });
  const recordId = (flowId: string) => {
    context.run.knownIds.add(flowId);
    context.run.keptIds.set(key, flowId);
  };
  return isAdopting(wanted)
    ? adopt(context, wanted, place, recordId)
    : createNew(context, wanted, { declarer, place }, recordId);
}

async function adopt(
  context: Context,
  wanted: WhatsAppFlowInputs,
  place: Place,
  recordId: (flowId: string) => void,
): Promise<WhatsAppFlowState> {
  context.log.progress("reading the flow to adopt");
  const candidate = await findAdopted(context, wanted, place);
  if ("refusal" in candidate) {
    const { text, hint } = candidate.refusal;
    throw new ResourceFailure(`${text}: nothing was created. Next: ${hint}.`);
  }
  const { flow, document } = candidate;
  recordId(flow.FlowId);
  const recorded = stateOf(flow, place, wanted, { adopted: true, document });
  const upload = () => uploadDocument(context, wanted, place);
  return reconcile(context, { wanted, recorded, observed: candidate, upload });
}

async function createNew(
  context: Context,
  wanted: WhatsAppFlowInputs,
  { declarer, place }: { declarer: Declarer; place: Place },
  recordId: (flowId: string) => void,
): Promise<WhatsAppFlowState> {
  requireUploadPossible(context, wanted, place);
  context.log.progress("listing existing flows");
  const name = await chooseName(context, wanted, declarer, place);
  context.log.progress("uploading the Flow JSON");
  const url = await uploadDocument(context, wanted, place);
  const properties = { FlowName: name, Categories: wanted.categories ?? ["OTHER"], EndpointUri: wanted.endpointUri };
  context.log.progress(`creating flow "${name}"`);
  const id = await createFlow(context, { ...properties, CustSpaceId: place.custSpaceId });
  (await context.names.inUse(place.custSpaceId)).set(name, [id]);
  recordId(id);
  const draft = { ...properties, FlowId: id, Status: "DRAFT", JSONVersion: undefined, DataApiVersion: undefined };
  const created = stateOf(draft, place, wanted, { adopted: false, document: undefined });
  const recorded = afterWrite(created, ["flow"], "accepted", context.now());
  return reconcile(context, { wanted, recorded, observed: undefined, upload: async () => url });
}

const ATTEMPTS = 3;

/**
 * Calls CreateFlow under a name that is this process's own, and returns the flow's id. A lost answer is settled by
 * looking for the name: the flow that has it is ours, and only while none has is the call repeated. That the name was
 * not found proves nothing, since a list may lag behind; that CAMS then says it is taken does, and is waited for.
 */
async function createFlow(context: Context, parameters: Parameters["CreateFlow"]): Promise<string> {
  const { FlowName, CustSpaceId } = parameters;
  let lost: CamsError | undefined;
  for (let attempt = 1; ; attempt++) {
    try {
      return (await context.client.call("CreateFlow", parameters)).FlowId;
    } catch (error) {
      const isOurs = lost !== undefined && error instanceof NameTakenError;
      if (!(error instanceof CamsError) || (error.outcome !== "unknown" && !isOurs)) throw error;
      lost ??= error;
      const id = await find(context, FlowName, CustSpaceId, lost, isOurs);
      if (id !== undefined) return id;
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

async function find(
  context: Context,
  name: string,
  custSpaceId: string | undefined,
  lost: CamsError,
  exists: boolean,
): Promise<string | undefined> {
  const look = async () => (await context.names.list(custSpaceId)).get(name)?.[0];
  try {
    const isFound = (id: string | undefined) => !exists || id !== undefined;
    return await waitUntil(context, `flow "${name}" in its list`, look, isFound, LONG_WAIT);
  } catch (cause) {
    throw new ResourceFailure(
      `${explain(lost)}\nWhether flow "${name}" exists now could not be determined: ${explain(cause)}\n` +
        "Next: run `pulumi up` again; if the flow was created, a warning names it and how to adopt it.",
    );
  }
}
