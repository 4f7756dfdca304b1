import {
  type Claim,
  type Context,
  type Failure,
  failure,
  flowThing,
  ResourceFailure,
  type Run,
  thingsIn,
} from "../context";
import type { CheckRequest } from "../definition";
import { type Declarer, declarerKey, deriveName, leftovers, type NamesInUse } from "../names";
import type { Place } from "../place";
import type { WhatsAppFlowInputs } from "./inputs";
import { getFlow } from "./observe";

/**
 * Chooses the name of a flow that is about to be created and claims it for this process. Flows with this resource's
 * tag and are in no state that this run has seen are named in a warning; nothing is done to them.
 */
export async function chooseName(
  context: Context,
  { flowName }: WhatsAppFlowInputs,
  declarer: Declarer,
  place: Place,
): Promise<string> {
  const inUse = await context.names.inUse(place.custSpaceId);
  const usedBy = flowName === undefined ? undefined : inUse.get(flowName);
  if (flowName !== undefined && usedBy !== undefined) throw await nameInUse(context, usedBy, flowName, place);
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

/** Why an explicit name is not available, and what to do about it. */
export async function nameInUse(
  context: Context,
  usedBy: readonly string[],
  flowName: string,
  place: Place,
): Promise<ResourceFailure> {
  const [flowId] = usedBy;
  if (flowId === undefined) {
    return new ResourceFailure(
      `flowName "${flowName}" is used by two resources of this program: nothing was created for this one. Choose another flowName, or leave it out.`,
    );
  }
  const taken = `flowName "${flowName}" is already used by flow ${usedBy.join(", ")}`;
  if (context.run.knownIds.has(flowId)) {
    return new ResourceFailure(
      `${taken}, which this stack manages: nothing was created. ` +
        "A replacement in the same space needs another name: choose another flowName, or leave flowName out.",
    );
  }
  if ((await getFlow(context, place, flowId))?.Status === "DEPRECATED") {
    return new ResourceFailure(
      `${taken}, which is DEPRECATED and keeps its name for good: nothing was created. Choose another flowName, or leave flowName out.`,
    );
  }
  return new ResourceFailure(
    `${taken}: nothing was created. Adopt that flow with adopt: "${flowId}", choose another flowName, or leave flowName out. ` +
      "If this resource already manages that flow, it cannot be replaced under the same name.",
  );
}

/** The other resource of the program that claims or manages a flow; undefined when there is none. */
export function managerOf({ claims, keptIds }: Run, flowId: string, key: string): string | undefined {
  const claimed = claims.otherWith(flowThing(flowId), key);
  if (claimed !== undefined) return claimed[1].resource;
  const [other] = keptIds.otherWith(flowId, key) ?? [];
  return other === undefined ? undefined : (claims.get(other)?.resource ?? "another one");
}

/** The other resource of the program that has the same explicit name in the same space. */
const resourceWithSameName = ({ claims }: Run, { name }: Claim, key: string): string | undefined =>
  thingsIn({ name, flowId: undefined }).flatMap((thing) => claims.otherWith(thing, key)?.[1].resource ?? [])[0];

/** Why two resources cannot manage one flow. */
export const managedTwice = (flowId: string, other: string): string =>
  `flow ${flowId} is managed by two resources of this program, this one and "${other}": nothing was changed. ` +
  "Declare it once: remove one of the two, or its adopt.";

/**
 * Finds that another resource of the program has the same explicit name, or adopts the same flow. A resource is checked
 * more than once in a run, so its last declaration counts.
 */
export function checkClaims(
  { run, settings }: Context,
  { declarer, values, isUnknown }: CheckRequest<WhatsAppFlowInputs>,
): Failure[] {
  const { flowName, adopt, custSpaceId = settings.custSpaceId } = values;
  const isNamed = typeof flowName === "string" && ![flowName, custSpaceId].some(isUnknown);
  const claim: Claim = {
    resource: declarer.name,
    name: isNamed ? { flowName, custSpaceId: textOf(custSpaceId) } : undefined,
    flowId: typeof adopt === "string" && !isUnknown(adopt) ? adopt : undefined,
  };
  const key = declarerKey(declarer);
  run.claims.set(key, claim);
  const namesake = resourceWithSameName(run, claim, key);
  const manager = claim.flowId === undefined ? undefined : managerOf(run, claim.flowId, key);
  return [
    ...(namesake === undefined
      ? []
      : [
          failure(
            "DUPLICATE_FLOW_NAME",
            `flowName ${JSON.stringify(flowName)} is used by two resources of this program, this one and "${namesake}", but names are unique in a space (choose a name for each, or leave flowName out)`,
          ),
        ]),
    ...(manager === undefined ? [] : [failure("FLOW_HELD_TWICE", managedTwice(String(claim.flowId), manager))]),
  ];
}

/** Finds that another resource of the program manages the flow that this one adopts, now that its id is known. */
export function checkFlowClaim(
  { run }: Context,
  { declarer }: CheckRequest<WhatsAppFlowInputs>,
  flowId: string,
): Failure[] {
  const key = declarerKey(declarer);
  const claim = run.claims.get(key);
  if (claim !== undefined) run.claims.set(key, { ...claim, flowId });
  const manager = managerOf(run, flowId, key);
  return manager === undefined ? [] : [failure("FLOW_HELD_TWICE", managedTwice(flowId, manager))];
}

const textOf = (value: unknown) => (typeof value === "string" ? value : undefined);
