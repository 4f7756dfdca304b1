import { randomBytes } from "node:crypto";
import { type CamsClient, isUnknownFlow, type ListedFlow, RefusedError } from "../../cams";
import type { Seen } from "../../observations";
import { allFlows, pageSize } from "./pages";

const PREFIX = "pulumi-cams-doctor-";
const NAME = /^pulumi-cams-doctor-(\d{8})t(\d{4})z-[0-9a-f]{8}(-renamed)?$/;
/** A younger flow may belong to a probe that is running somewhere else. */
const YOUNG_MS = 10 * 60_000;

/** A name for a scratch flow, which says what made it and when; it never exists already. */
export function scratchName(now: number): string {
  const time = new Date(now).toISOString().slice(0, 16).replace(/[-:]/g, "").toLowerCase();
  return `${PREFIX}${time}z-${randomBytes(4).toString("hex")}`;
}

/** The name that a scratch flow is given to see what a change of its name does. */
export const renamed = (name: string): string => (name.endsWith("-renamed") ? name : `${name}-renamed`);

/** The status of a flow that ListFlow shows and GetFlow does not. */
export const NOT_SHOWN = "not shown by GetFlow";

/** A scratch flow that an earlier probe has left. */
export interface Leftover {
  id: string;
  name: string;
  status: string;
  /** Whether another probe may be using it. */
  isYoung: boolean;
}

/** Scratch flows of earlier probes, but for deprecated ones, which cannot be removed. */
export async function leftoversIn(
  place: { client: CamsClient; space: string | undefined; clock: { now(): number } },
  { flows: listed, seen }: { flows?: readonly ListedFlow[]; seen: Pick<Seen, "maxPageSize"> },
): Promise<Leftover[]> {
  const { client, space } = place;
  const flows =
    listed ??
    (await allFlows(place)) ??
    (await client.call("ListFlow", { FlowName: PREFIX, Page: { Index: 1, Size: pageSize(seen) }, CustSpaceId: space }));
  const left: Leftover[] = [];
  for (const { FlowId: id, FlowName: name } of flows) {
    const time = NAME.exec(name);
    if (time === null) continue;
    const status = await statusOf(client, space, id);
    if (status === undefined || status === "DEPRECATED") continue;
    left.push({ id, name, status, isYoung: place.clock.now() - timeIn(time) < YOUNG_MS });
  }
  return left;
}

function timeIn([, day = "", time = ""]: RegExpExecArray): number {
  const [year, month, date, hour, minute] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)$/
      .exec(day + time)
      ?.slice(1)
      .map(Number) ?? [];
  return Date.UTC(year ?? 0, (month ?? 1) - 1, date, hour, minute);
}

/**
 * What GetFlow says of a flow that the list shows under the name of a scratch flow; undefined where it has another name by now.
 * A flow that it does not know may be gone from a list that lags behind, or too new for GetFlow.
 */
async function statusOf(client: CamsClient, space: string | undefined, id: string): Promise<string | undefined> {
  try {
    const { FlowName, Status } = await client.call("GetFlow", { FlowId: id, CustSpaceId: space });
    return NAME.test(FlowName) ? Status : undefined;
  } catch (error) {
    if (isUnknownFlow(error) || (error instanceof RefusedError && error.category === "refused")) return NOT_SHOWN;
    throw error;
  }
}
