import { CamsError, explain } from "../../cams";
import { type Context, ResourceFailure } from "../context";
import { type Declarer, deriveName, leftovers, type NamesInUse } from "../names";
import { converge } from "./converge";
import { handOver, requireWay } from "./handOver";
import type { WhatsAppFlowInputs } from "./inputs";
import { type LiveFlow, observe, observeDocument } from "./observe";
import { stateOf, type WhatsAppFlowState } from "./state";

/** Makes a flow (or takes over the one to adopt) and brings it to what is wanted. */
export async function create(
  context: Context,
  wanted: WhatsAppFlowInputs,
  declarer: Declarer,
): Promise<WhatsAppFlowState> {
  const custSpaceId = wanted.custSpaceId ?? context.settings.custSpaceId;
  const place = { region: context.settings.region, custSpaceId };
  if (wanted.adopt !== undefined && wanted.adopt !== false) {
    const live = await findAdopted(context, wanted, custSpaceId);
    context.held.add(live.FlowId);
    const document = await observeDocument(context, live.FlowId, custSpaceId);
    return converge(context, wanted, stateOf(live, place, wanted, true), document);
  }
  requireWay(wanted, custSpaceId);
  const name = await chooseName(context, wanted, declarer, custSpaceId);
  const url = await handOver(context, wanted, custSpaceId);
  const categories = wanted.categories ?? ["OTHER"];
  const made = { FlowName: name, Categories: categories, EndpointUri: wanted.endpointUri };
  const id = await createFlow(context, { ...made, CustSpaceId: custSpaceId });
  (await context.names.inUse(custSpaceId)).set(name, [id]);
  context.held.add(id);
  const draft = { ...made, FlowId: id, Status: "DRAFT", JSONVersion: undefined, DataApiVersion: undefined };
  return converge(context, wanted, stateOf(draft, place, wanted, false), undefined, url);
}

async function chooseName(
  context: Context,
  wanted: WhatsAppFlowInputs,
  declarer: Declarer,
  custSpaceId: string | undefined,
): Promise<string> {
  const inUse = await context.names.inUse(custSpaceId);
  if (wanted.flowName !== undefined) {
    requireFree(wanted.flowName, inUse);
    inUse.set(wanted.flowName, []);
    return wanted.flowName;
  }
  for (const { name, id } of leftovers(declarer, inUse, context.held)) {
    const status = (await observe(context, id, custSpaceId))?.Status;
    if (status === undefined || status === "DEPRECATED") continue;
    context.log.warn(
      `flow ${id} ("${name}", ${status}) was made for resource "${declarer.name}" by a run that did not record it, or is about to be replaced by this one. ` +
        `If no other resource of this stack holds it, take it over with adopt: "${id}" or remove it with \`pulumi-cams retire ${id}\`.`,
    );
  }
  const name = deriveName(declarer, inUse, context.randomHex);
  inUse.set(name, []);
  return name;
}

function requireFree(flowName: string, inUse: NamesInUse): void {
  const holders = inUse.get(flowName);
  if (holders === undefined) return;
  const [holder] = holders;
  throw new ResourceFailure(
    holder === undefined
      ? `flowName "${flowName}" is given to two resources of this program: nothing was created for this one. Choose another flowName, or leave it out.`
      : `flowName "${flowName}" is held by flow ${holders.join(", ")}: nothing was created. ` +
          `Take that flow over with adopt: "${holder}", choose another flowName, or leave flowName out.`,
  );
}

/** A lost answer is settled by looking for the name, which is ours alone; only a name that is not there is tried again. */
async function createFlow(
  context: Context,
  parameters: { FlowName: string; Categories: string[]; EndpointUri?: string; CustSpaceId?: string },
): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    try {
      return (await context.client.call("CreateFlow", parameters)).FlowId;
    } catch (error) {
      if (!(error instanceof CamsError) || error.outcome !== "unknown") throw error;
      const names = await context.names.list(parameters.CustSpaceId).catch((cause: unknown) => {
        throw new ResourceFailure(
          `${explain(error)}\nWhether flow "${parameters.FlowName}" exists now could not be found out: ${explain(cause)}\n` +
            "Next: run `pulumi up` again; if the flow was made, it is named there with the line that takes it over.",
        );
      });
      const [id] = names.get(parameters.FlowName) ?? [];
      if (id !== undefined) return id;
      if (attempt === 3) throw error;
    }
  }
}

async function findAdopted(
  context: Context,
  wanted: WhatsAppFlowInputs,
  custSpaceId: string | undefined,
): Promise<LiveFlow> {
  const name = wanted.flowName;
  const ids =
    typeof wanted.adopt === "string"
      ? [wanted.adopt]
      : ((await context.names.inUse(custSpaceId)).get(name ?? "") ?? []);
  const what = typeof wanted.adopt === "string" ? `flow ${wanted.adopt}` : `a flow named "${name}"`;
  if (ids.length > 1) {
    throw new ResourceFailure(`flowName "${name}" is borne by flows ${ids.join(", ")}: name one of them as adopt.`);
  }
  const live = ids[0] === undefined ? undefined : await observe(context, ids[0], custSpaceId);
  if (live === undefined) {
    throw new ResourceFailure(
      `there is no ${what.replace(/^a /, "")} to adopt in space ${custSpaceId ?? "(none given)"}: nothing was created. Check the id and custSpaceId, or remove adopt to make a new flow.`,
    );
  }
  if (live.Status === "DEPRECATED") {
    throw new ResourceFailure(
      `${what} is DEPRECATED, which is final, so it cannot be adopted: remove adopt to make a new flow.`,
    );
  }
  return live;
}
