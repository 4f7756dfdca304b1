import { createHash } from "node:crypto";
import { type CamsClient, listFlows } from "../cams";

/** Who declares a resource. Two resources with the same values are the same one. */
export interface Declarer {
  name: string;
  parents: string;
  project: string;
  stack: string;
}

/**
 * Ids of flows by their name; none for a name that this process is about to use. Names are unique in a space, but
 * nothing breaks if CAMS should report two.
 */
export type NamesInUse = Map<string, string[]>;

/** The names in use in each space. */
export interface FlowNames {
  /** All names in a space, as first listed in this process and with what this process created since. */
  inUse(custSpaceId: string | undefined): Promise<NamesInUse>;
  /** Lists a space again. */
  list(custSpaceId: string | undefined): Promise<NamesInUse>;
  /** Takes back a name whose flow was just deleted, so that the next flow may have it. */
  free(custSpaceId: string | undefined, name: string): Promise<void>;
}

/** Reads names through ListFlow, to the end of the list. */
export function flowNames(client: CamsClient): FlowNames {
  const known = new Map<string | undefined, Promise<NamesInUse>>();

  async function list(custSpaceId: string | undefined): Promise<NamesInUse> {
    const names: NamesInUse = new Map();
    for (const { FlowName, FlowId } of await listFlows(client, custSpaceId)) {
      names.set(FlowName, [...(names.get(FlowName) ?? []), FlowId]);
    }
    return names;
  }

  return {
    list,
    inUse(custSpaceId) {
      const listed = known.get(custSpaceId) ?? list(custSpaceId);
      known.set(custSpaceId, listed);
      listed.catch(() => known.delete(custSpaceId));
      return listed;
    },
    async free(custSpaceId, name) {
      // A list that failed holds no name, and is the failure of those who asked for it.
      const names = await known.get(custSpaceId)?.catch(() => undefined);
      names?.delete(name);
    },
  };
}

/** Tells declared resources of one process apart. */
export const declarerKey = ({ project, stack, parents, name }: Declarer): string =>
  JSON.stringify([project, stack, parents, name]);

/** Four hexadecimal digits that every generation of one declared resource has in its derived names. */
export function tagOf(declarer: Declarer): string {
  return createHash("sha256").update(declarerKey(declarer)).digest("hex").slice(0, 4);
}

/** A derived name: the resource's name, its tag and three random digits, free among the names in use. */
export function deriveName(declarer: Declarer, inUse: NamesInUse, randomHex: (digits: number) => string): string {
  const base = `${declarer.name}-${tagOf(declarer)}`;
  let name = base + randomHex(3);
  while (inUse.has(name)) name = base + randomHex(3);
  return name;
}

/** Flows whose name was derived for this resource and that the state does not hold. */
export function leftovers(
  declarer: Declarer,
  inUse: NamesInUse,
  knownIds: ReadonlySet<string>,
): { name: string; id: string }[] {
  const base = `${declarer.name}-${tagOf(declarer)}`;
  return [...inUse]
    .filter(([name]) => name.startsWith(base) && /^[0-9a-f]{3}$/.test(name.slice(base.length)))
    .flatMap(([name, ids]) => ids.map((id) => ({ name, id })))
    .filter(({ id }) => !knownIds.has(id));
}
