import { type CamsClient, CamsError, type ListedFlow, listFlows, RefusedError } from "../../cams";
import type { Seen } from "../../observations";
import { refusalOf } from "./refusals";

/** Where pages are read. */
interface Place {
  client: CamsClient;
  space: string | undefined;
}

/** A page that CAMS takes wherever `pulumi up` works; a smaller one where doctor has seen that it has to be. */
const USUAL_SIZE = 20;
export const pageSize = ({ maxPageSize }: Pick<Seen, "maxPageSize">): number =>
  Math.min(USUAL_SIZE, maxPageSize?.accepted ?? USUAL_SIZE);

/** Larger pages are not tried; nobody needs them. */
const LARGEST = 1280;

type Read = (Size: number, Index?: number, FlowName?: string) => Promise<ListedFlow[]>;

const reader =
  ({ client, space }: Place): Read =>
  (Size, Index = 1, FlowName = undefined) =>
    client.call("ListFlow", { Page: { Index, Size }, CustSpaceId: space, FlowName });

/** All flows of a space; undefined where its list cannot be read to the end, as by `pulumi up`. */
export async function allFlows({ client, space }: Place): Promise<ListedFlow[] | undefined> {
  try {
    return await listFlows(client, space);
  } catch (error) {
    const isIncomplete = error instanceof CamsError && error.code === "INCOMPLETE_LIST";
    if (isIncomplete || (error instanceof RefusedError && error.category === "refused")) return undefined;
    throw error;
  }
}

/** How large a page may be: doubled until CAMS refuses one, then halved in between. */
export async function largestPage(place: Place): Promise<NonNullable<Seen["maxPageSize"]>> {
  const read = reader(place);
  const isAccepted = async (size: number) => (await refusalOf(() => read(size))) === "accepted";
  let [accepted, refused] = [0, 20];
  while (refused <= LARGEST && (await isAccepted(refused))) [accepted, refused] = [refused, refused * 2];
  if (refused > LARGEST) return { accepted };
  while (refused - accepted > 1) {
    const middle = Math.floor((accepted + refused) / 2);
    if (await isAccepted(middle)) accepted = middle;
    else refused = middle;
  }
  return { accepted, refused };
}

/** Whether a page of the largest size is cut without a word. */
export async function cutPage(place: Place, size: number, total: number | undefined): Promise<Seen["pageCap"]> {
  const shown = (await reader(place)(size)).length;
  const isCut = total === undefined ? shown > 0 && shown < size : shown < Math.min(size, total);
  if (isCut) return { cap: shown };
  return total ? { noneUpTo: Math.min(size, total) } : undefined;
}

/** Whether page 2 is another one than page 1; it takes two flows to see it. */
export async function pageNumber(place: Place): Promise<Seen["pageNumber"]> {
  const read = reader(place);
  const [[first], [second]] = [await read(1, 1), await read(1, 2)];
  if (first === undefined || second === undefined) return undefined;
  return first.FlowId === second.FlowId ? "ignored" : "honoured";
}

/** What a page far beyond the last one shows. */
export async function pageBeyondEnd(place: Place, size: number): Promise<Seen["pageBeyondEnd"]> {
  return (await reader(place)(size, 1000)).length === 0 ? "empty" : "last";
}

/** Whether a part of a name finds the flow that has it. */
export async function listMatch(place: Place, size: number, flow: ListedFlow): Promise<Seen["listMatch"]> {
  const { FlowId, FlowName } = flow;
  const read = reader(place);
  const finds = async (name: string) => (await read(size, 1, name)).some((each) => each.FlowId === FlowId);
  // Names that begin like this one may fill the page, so only the whole name proves that nothing stood in the way.
  if (await finds(FlowName.slice(0, -1))) return "fuzzy";
  return (await finds(FlowName)) ? "exact" : undefined;
}

/** What ListFlow answers without a space, beside what it answers with one. */
export async function omittedSpace({ client, space }: Place, Size: number): Promise<Seen["omittedSpace"]> {
  if (space === undefined) return undefined;
  const ids = async (CustSpaceId?: string) =>
    (await client.call("ListFlow", { Page: { Index: 1, Size }, CustSpaceId })).map(({ FlowId }) => FlowId).join();
  const named = await ids(space);
  let unnamed = "";
  const answer = await refusalOf(async () => {
    unnamed = await ids();
  });
  return answer !== "accepted" ? "refused" : unnamed === named ? "own" : "another";
}
