import type { JsonObject } from "../../../sdk/flow";
import { AssetError, type Connection, isUnknownFlow } from "../../cams";
import { flowNames } from "../../resources/names";
import { CommandError } from "../outcome";
import type { ListedFlow } from "./names";

/** A flow that can be exported. */
export interface ReadFlow extends ListedFlow {
  status: string;
  document: JsonObject;
}

/** A flow that is left out, and why. */
export interface LeftOut extends ListedFlow {
  reason: "deprecated" | "no document" | "gone" | "unreadable document";
}

/** All flows of a space, in the order in which CAMS lists them. */
export async function listFlows({ client }: Connection, custSpaceId: string | undefined): Promise<ListedFlow[]> {
  const names = await flowNames(client).list(custSpaceId);
  return [...names].flatMap(([flowName, ids]) => ids.map((flowId) => ({ flowId, flowName })));
}

/**
 * The flows that are named by id or by name, each once.
 *
 * @throws CommandError when no flow or several have a name
 */
export function chosenFlows(listed: readonly ListedFlow[], named: readonly string[]): ListedFlow[] {
  const chosen = new Set<ListedFlow>();
  for (const one of named) {
    const byId = listed.filter(({ flowId }) => flowId === one);
    const found = byId.length > 0 ? byId : listed.filter(({ flowName }) => flowName === one);
    if (found.length > 1) {
      const ids = found.map(({ flowId }) => flowId).join(", ");
      throw new CommandError(`flows ${ids} are all named ${JSON.stringify(one)}; use one of the ids`);
    }
    const [flow] = found;
    if (flow === undefined) {
      throw new CommandError(
        `the space has no flow with the id or the exact name ${JSON.stringify(one)}; --all exports all ${listed.length} flows`,
      );
    }
    chosen.add(flow);
  }
  return [...chosen];
}

/** What a download found that is no flow; anything else may be better at the next try. */
const UNREADABLE = ["NOT_TEXT", "NOT_JSON", "NOT_A_FLOW"];

/** Reads a flow with its document, or finds why it is to be left out. */
export async function readFlow(
  { client, assets }: Connection,
  custSpaceId: string | undefined,
  listed: ListedFlow,
): Promise<ReadFlow | LeftOut> {
  const target = { FlowId: listed.flowId, CustSpaceId: custSpaceId };
  const live = await known(client.call("GetFlow", target));
  if (live === undefined) return { ...listed, reason: "gone" };
  const { FlowName: flowName, Status: status } = live;
  if (status === "DEPRECATED") return { ...listed, reason: "deprecated" };
  // What CAMS answers for a flow that never got a document is not documented: a refusal, or no URL.
  const link = (await known(client.call("GetFlowJSONAssest", target)))?.FilePath;
  if (link === undefined) return { ...listed, reason: "no document" };
  try {
    return { ...listed, flowName, status, document: await assets.download(link) };
  } catch (error) {
    if (!(error instanceof AssetError) || !UNREADABLE.includes(error.code)) throw error;
    return { ...listed, reason: "unreadable document" };
  }
}

/** The answer about a flow; undefined when CAMS does not know it. */
const known = <T>(answer: Promise<T>): Promise<T | undefined> =>
  answer.catch((error: unknown) => (isUnknownFlow(error) ? undefined : Promise.reject(error)));
