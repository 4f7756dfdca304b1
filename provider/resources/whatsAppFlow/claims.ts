import { type Claim, type Context, type Failure, failure, flowThing, type Run, thingsIn } from "../context";
import type { CheckRequest } from "../definition";
import { declarerKey } from "../names";
import type { WhatsAppFlowInputs } from "./inputs";

/** The other resource of the program that claims or holds a flow; undefined when there is none. */
export function holderOf({ claims, keptIds }: Run, flowId: string, key: string): string | undefined {
  const claimed = claims.otherWith(flowThing(flowId), key);
  if (claimed !== undefined) return claimed[1].resource;
  const [other] = keptIds.otherWith(flowId, key) ?? [];
  return other === undefined ? undefined : (claims.get(other)?.resource ?? "another one");
}

/** The other resource of the program that has the same explicit name in the same space. */
const namesakeOf = ({ claims }: Run, { name }: Claim, key: string): string | undefined =>
  thingsIn({ name, flowId: undefined }).flatMap((thing) => claims.otherWith(thing, key)?.[1].resource ?? [])[0];

/** Why two resources cannot hold one flow. */
export const heldTwice = (flowId: string, other: string): string =>
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
  const namesake = namesakeOf(run, claim, key);
  const holder = claim.flowId === undefined ? undefined : holderOf(run, claim.flowId, key);
  return [
    ...(namesake === undefined
      ? []
      : [
          failure(
            "DUPLICATE_FLOW_NAME",
            `flowName ${JSON.stringify(flowName)} is used by two resources of this program, this one and "${namesake}", but names are unique in a space (choose a name for each, or leave flowName out)`,
          ),
        ]),
    ...(holder === undefined ? [] : [failure("FLOW_HELD_TWICE", heldTwice(String(claim.flowId), holder))]),
  ];
}

/** Finds that another resource of the program holds the flow that this one adopts, now that its id is known. */
export function checkFlowClaim(
  { run }: Context,
  { declarer }: CheckRequest<WhatsAppFlowInputs>,
  flowId: string,
): Failure[] {
  const key = declarerKey(declarer);
  const claim = run.claims.get(key);
  if (claim !== undefined) run.claims.set(key, { ...claim, flowId });
  const holder = holderOf(run, flowId, key);
  return holder === undefined ? [] : [failure("FLOW_HELD_TWICE", heldTwice(flowId, holder))];
}

const textOf = (value: unknown) => (typeof value === "string" ? value : undefined);
