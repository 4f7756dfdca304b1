import type { Claim, Run } from "../context";

/** The other resource of the program that claims or holds a flow; undefined when there is none. */
export function holderOf({ claims, keptIds }: Run, flowId: string, key: string): string | undefined {
  const byClaim = [...claims].find(([other, claim]) => other !== key && claim.flowId === flowId);
  if (byClaim !== undefined) return byClaim[1].resource;
  const [other] = [...keptIds].find(([each, id]) => each !== key && id === flowId) ?? [];
  return other === undefined ? undefined : (claims.get(other)?.resource ?? "another one");
}

/** The other resource of the program that has the same explicit name in the same space. */
export function namesakeOf({ claims }: Run, { name }: Claim, key: string): string | undefined {
  if (name === undefined) return undefined;
  const isSame = (other: Claim) =>
    other.name?.flowName === name.flowName && other.name.custSpaceId === name.custSpaceId;
  return [...claims].find(([other, claim]) => other !== key && isSame(claim))?.[1].resource;
}

/** Why two resources cannot hold one flow. */
export const heldTwice = (flowId: string, other: string): string =>
  `flow ${flowId} is held by two resources of this program, this one and "${other}": nothing was changed. ` +
  "Declare it once: remove one of the two, or its adopt.";
