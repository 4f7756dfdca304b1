import { isSettlingSince } from "../wait";
import { differs, isDraft, type LiveFlow, type Pending, propertiesOf, type WhatsAppFlowState } from "./state";

/** What of a flow is written, and shown, one by one. */
export type Part = Exclude<keyof Pending, "since">;

/** Whether a read may still show what was there before the last write. */
export const isSettling = ({ pending }: Pick<WhatsAppFlowState, "pending">, now: number): boolean =>
  isSettlingSince(pending?.since, now);

/** The state after a write: CAMS accepted it and shows it later, or its answer was lost and it has to be made again. */
export function afterWrite(
  state: WhatsAppFlowState,
  parts: readonly Part[],
  outcome: "accepted" | "lost",
  now: number,
): WhatsAppFlowState {
  const written = Object.fromEntries(parts.map((part) => [part, outcome]));
  return { ...state, pending: { ...state.pending, ...written, since: new Date(now).toISOString() } };
}

/** What is accepted and not shown yet, while reads may lag behind. */
export const isAwaited = (state: WhatsAppFlowState, part: Part, now: number): boolean =>
  state.pending?.[part] === "accepted" && isSettling(state, now);

/** The state with what a read shows, except where the read is still behind an accepted write. */
export function withFlow(state: WhatsAppFlowState, live: LiveFlow, now: number): WhatsAppFlowState {
  const keepsProperties = isAwaited(state, "properties", now) && differs(propertiesOf(live, state), state);
  const keepsStatus = isAwaited(state, "status", now) && !showsStatus(live, state);
  return withoutPending(
    {
      ...state,
      ...(keepsProperties ? {} : propertiesOf(live, state)),
      ...(keepsStatus ? {} : { status: live.Status }),
      jsonVersion: live.JSONVersion,
      dataApiVersion: live.DataApiVersion,
    },
    ["flow", ...(keepsProperties ? [] : ["properties" as const]), ...(keepsStatus ? [] : ["status" as const])],
  );
}

/** The state in which parts are not awaited any more. A write whose answer was lost stays to be made again. */
export function withoutPending(state: WhatsAppFlowState, shown: readonly Part[]): WhatsAppFlowState {
  const { pending, ...rest } = state;
  if (pending === undefined) return state;
  const left = Object.entries(pending).filter(([part, outcome]) => {
    return part !== "since" && outcome !== undefined && (outcome === "lost" || !shown.some((each) => each === part));
  });
  return left.length === 0 ? rest : { ...rest, pending: { ...Object.fromEntries(left), since: pending.since } };
}

/** Whether a read shows the status that was written. What is deprecated stays so, and says more than any write. */
export const showsStatus = ({ Status }: LiveFlow, { status }: Pick<WhatsAppFlowState, "status">): boolean =>
  Status === "DEPRECATED" || isDraft(Status) === isDraft(status);
