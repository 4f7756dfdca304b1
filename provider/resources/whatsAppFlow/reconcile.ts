import { digest } from "../../../sdk/flow";
import { type Context, PartialSuccess } from "../context";
import { getFlow, placeOf } from "./observe";
import { isAwaited, withFlow } from "./pending";
import { type Desired, desiredOf, holdsDocument, plan } from "./plan";
import { endpointKept, type Failed, failureMessage } from "./report";
import { differs, isPublished, type Place, type WhatsAppFlowState, warnOfStatus } from "./state";
import { carryOut, type Progress, type Reconciling } from "./steps";
import { verify } from "./verify";

/**
 * Brings a flow that exists to what is desired: plans the writes, makes them, and waits until reads show them. Every
 * failure keeps the flow and what was done to it.
 */
export async function reconcile(context: Context, run: Reconciling): Promise<WhatsAppFlowState> {
  const { wanted, recorded, observed, isResumed = false } = run;
  const place = placeOf(context, recorded);
  const before = startingState(context, run);
  const desired = desiredOf(before, wanted);
  const steps = plan(desired, recorded, observed, context.now());
  const progress: Progress = { state: before, accepted: [] };
  try {
    for (const step of steps) await carryOut[step](context, place, { ...run, desired }, progress);
    const state = await verify(context, place, { ...progress, desired, observed, isResumed }, (seen) => {
      progress.state = seen;
    });
    if (differs(state, desired)) throw endpointKept(state, desired);
    warnOfStatus(context, state);
    return isPublished(state.status) ? { ...state, publishedDigest: desired.digest } : state;
  } catch (error) {
    throw await partialSuccess(context, place, error, { before, desired, progress });
  }
}

/** What is known before the first write: what is recorded, with what reads show now. */
function startingState(context: Context, { recorded, observed, wanted }: Reconciling): WhatsAppFlowState {
  if (observed === undefined) return recorded;
  const now = context.now();
  const state = withFlow(recorded, observed.flow, now);
  const found = observed.document && digest(observed.document);
  const isKnown = found !== undefined && (found === recorded.digest || found === recorded.readBackDigest);
  const isOurs =
    isKnown || isAwaited(recorded, "document", now) || holdsDocument(observed.document, recorded, wanted.flow);
  return isOurs ? state : { ...state, digest: undefined, readBackDigest: undefined };
}

/** The failure that keeps what was done, and says what is there now. */
async function partialSuccess(
  context: Context,
  place: Place,
  error: unknown,
  { before, desired, progress }: Omit<Failed, "state" | "isShown"> & { progress: Progress },
): Promise<PartialSuccess<WhatsAppFlowState>> {
  const { state } = progress;
  const live = await getFlow(context, place, state.flowId).catch(() => undefined);
  const seen = live === undefined ? state : withFlow(state, live, context.now());
  const isShown = live && live.Status === seen.status;
  const message = failureMessage(error, { before, desired, state: seen, isShown });
  return new PartialSuccess(message, seen.flowId, seen, error);
}

/** Whether nothing has to be asked or written: what is recorded is what is desired, and reads have shown it. */
export const isReached = (recorded: WhatsAppFlowState, desired: Desired): boolean =>
  recorded.pending === undefined &&
  recorded.readBackDigest !== undefined &&
  plan(desired, recorded, undefined, 0).length === 0;
