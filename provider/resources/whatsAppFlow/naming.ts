import { type Context, ResourceFailure } from "../context";
import { type Declarer, deriveName, leftovers, type NamesInUse } from "../names";
import type { Place } from "../place";
import type { WhatsAppFlowInputs } from "./inputs";
import { getFlow } from "./observe";

/**
 * Chooses the name of a flow that is about to be made and claims it for this process. Flows that bear this resource's
 * tag and are in no state that this run has seen are named in a warning; nothing is done to them.
 */
export async function chooseName(
  context: Context,
  { flowName }: WhatsAppFlowInputs,
  declarer: Declarer,
  place: Place,
): Promise<string> {
  const inUse = await context.names.inUse(place.custSpaceId);
  const holders = flowName === undefined ? undefined : inUse.get(flowName);
  if (flowName !== undefined && holders !== undefined) throw await heldBy(context, holders, flowName, place);
  // Claimed without a pause since the look, in which another resource could choose it too.
  const name = flowName ?? deriveName(declarer, inUse, context.randomHex);
  inUse.set(name, []);
  if (flowName === undefined) await warnOfLeftovers(context, declarer, inUse, place);
  return name;
}

async function warnOfLeftovers(context: Context, declarer: Declarer, inUse: NamesInUse, place: Place): Promise<void> {
  // The command line knows the environment, not the stack's configuration or the resource's inputs.
  const option = place.custSpaceId === undefined ? "" : ` --cust-space-id ${place.custSpaceId}`;
  for (const { name, id } of leftovers(declarer, inUse, context.run.knownIds)) {
    const status = (await getFlow(context, place, id))?.Status ?? "not shown by GetFlow yet";
    if (status === "DEPRECATED") continue;
    context.log.warn(
      `flow ${id} ("${name}", ${status}) was created for resource "${declarer.name}" by a run that did not record it, or is being replaced by this one. ` +
        `If no other resource of this stack manages it, adopt it as a separate resource with adopt: "${id}", or remove it with \`pulumi-cams retire ${id}${option}\`.`,
    );
  }
}

/** Why an explicit name that other flows hold cannot be had, and what can be done about it. */
export async function heldBy(
  context: Context,
  holders: readonly string[],
  flowName: string,
  place: Place,
): Promise<ResourceFailure> {
  const [holder] = holders;
  if (holder === undefined) {
    return new ResourceFailure(
      `flowName "${flowName}" is used by two resources of this program: nothing was created for this one. Choose another flowName, or leave it out.`,
    );
  }
  const held = `flowName "${flowName}" is already used by flow ${holders.join(", ")}`;
  if (context.run.knownIds.has(holder)) {
    return new ResourceFailure(
      `${held}, which this stack manages: nothing was created. ` +
        "A replacement in the same space needs another name: choose another flowName, or leave flowName out.",
    );
  }
  if ((await getFlow(context, place, holder))?.Status === "DEPRECATED") {
    return new ResourceFailure(
      `${held}, which is DEPRECATED and keeps its name for good: nothing was created. Choose another flowName, or leave flowName out.`,
    );
  }
  return new ResourceFailure(
    `${held}: nothing was created. Adopt that flow with adopt: "${holder}", choose another flowName, or leave flowName out. ` +
      "If this resource already manages that flow, it cannot be replaced under the same name.",
  );
}
