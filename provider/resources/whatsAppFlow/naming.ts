import { type Context, ResourceFailure } from "../context";
import { type Declarer, deriveName, leftovers, type NamesInUse } from "../names";
import type { WhatsAppFlowInputs } from "./inputs";
import { observe } from "./observe";

/**
 * Chooses the name of a flow that is about to be made and claims it for this process. Flows that bear this resource's
 * tag and are in no state that this run has seen are named in a warning; nothing is done to them.
 */
export async function chooseName(
  context: Context,
  { flowName }: WhatsAppFlowInputs,
  declarer: Declarer,
  custSpaceId: string | undefined,
): Promise<string> {
  const inUse = await context.names.inUse(custSpaceId);
  const name = flowName ?? deriveName(declarer, inUse, context.randomHex);
  if (flowName === undefined) await warnOfLeftovers(context, declarer, inUse, custSpaceId);
  else requireFree(context, flowName, inUse);
  inUse.set(name, []);
  return name;
}

async function warnOfLeftovers(
  context: Context,
  declarer: Declarer,
  inUse: NamesInUse,
  custSpaceId: string | undefined,
): Promise<void> {
  for (const { name, id } of leftovers(declarer, inUse, context.run.held)) {
    const status = (await observe(context, id, custSpaceId))?.Status;
    if (status === undefined || status === "DEPRECATED") continue;
    context.log.warn(
      `flow ${id} ("${name}", ${status}) was made for resource "${declarer.name}" by a run that did not record it, or is about to be replaced by this one. ` +
        `If no other resource of this stack holds it, take it over with adopt: "${id}" or remove it with \`pulumi-cams retire ${id}\`.`,
    );
  }
}

function requireFree(context: Context, flowName: string, inUse: NamesInUse): void {
  const holders = inUse.get(flowName);
  if (holders === undefined) return;
  const [holder] = holders;
  if (holder === undefined) {
    throw new ResourceFailure(
      `flowName "${flowName}" is given to two resources of this program: nothing was created for this one. Choose another flowName, or leave it out.`,
    );
  }
  const held = `flowName "${flowName}" is held by flow ${holders.join(", ")}`;
  if (context.run.held.has(holder)) {
    throw new ResourceFailure(
      `${held}, which this stack manages and which keeps its name for good: nothing was created. ` +
        "A replacement in the same space needs another name: choose another flowName, or leave flowName out.",
    );
  }
  throw new ResourceFailure(
    `${held}: nothing was created. ` +
      `Take that flow over with adopt: "${holder}", choose another flowName, or leave flowName out.`,
  );
}
