import { digest, type JsonObject } from "../../../sdk/flow";
import { type Context, PartialSuccess, ResourceFailure } from "../context";
import { type Place, placeOf } from "../place";
import { LONG_WAIT, WAIT, waitUntil } from "../wait";
import { documentTests, requireExpectedDigest, uploadDocument, type Written } from "./document";
import type { WhatsAppFlowInputs } from "./inputs";
import { getFlow, observe, readDocument } from "./observe";
import { type Desired, desiredOf, holdsDocument, plan } from "./plan";
import { endpointKept, type Failed, failureMessage, notShown } from "./report";
import {
  differs,
  isAwaited,
  isPublished,
  onDestroyOf,
  propertiesOf,
  showsStatus,
  type WhatsAppFlowState,
  warnOfStatus,
  withFlow,
  withoutPending,
} from "./state";
import { carryOut, type Progress, type Reconciling } from "./steps";

/**
 * Brings the flow that is recorded to what is wanted. Safe to run again at any point. A change that does not concern CAMS
 * is recorded without a call.
 */
export async function update(
  context: Context,
  { onDestroy: _, drifted: __, ...rest }: WhatsAppFlowState,
  wanted: WhatsAppFlowInputs,
): Promise<WhatsAppFlowState> {
  const place = placeOf(context, rest);
  const recorded = { ...rest, ...place, onDestroy: onDestroyOf(wanted, rest.adopted) };
  context.run.knownIds.add(recorded.flowId);
  requireExpectedDigest(wanted);
  if (isReached(recorded, desiredOf(recorded, wanted))) return recorded;
  const observed = await observe(context, place, recorded.flowId, recorded);
  if (observed === "gone" || (observed !== "not shown yet" && observed.flow.Status === "DEPRECATED")) {
    throw new ResourceFailure(
      `flow ${recorded.flowId} ("${recorded.flowName}") was ${observed === "gone" ? "deleted" : "deprecated"} outside of Pulumi: nothing was changed. ` +
        "Run `pulumi up --refresh` to create a new flow in its place.",
    );
  }
  return reconcile(context, {
    wanted,
    recorded,
    observed: observed === "not shown yet" ? undefined : observed,
    isResumed: recorded.pending !== undefined,
    upload: () => uploadDocument(context, wanted, place),
  });
}

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
  { before, desired, progress }: Omit<Failed, "state" | "isShown" | "explanation"> & { progress: Progress },
): Promise<PartialSuccess<WhatsAppFlowState>> {
  const { state } = progress;
  const live = await getFlow(context, place, state.flowId).catch(() => undefined);
  const seen = live === undefined ? state : withFlow(state, live, context.now());
  const isShown = live && live.Status === seen.status;
  const message = failureMessage(error, { before, desired, state: seen, isShown, explanation: progress.explanation });
  return new PartialSuccess(message, seen.flowId, seen, error);
}

/** Whether nothing has to be asked or written: what is recorded is what is desired, and reads have shown it. */
const isReached = (recorded: WhatsAppFlowState, desired: Desired): boolean =>
  recorded.pending === undefined &&
  recorded.readBackDigest !== undefined &&
  plan(desired, recorded, undefined, 0).length === 0;

type Look = Awaited<ReturnType<typeof lookAt>>;

/**
 * Waits until reads show what was written, and returns the state as it is then shown.
 *
 * @param keep is given what is known when CAMS does not show it in time
 * @throws CamsError that says what CAMS accepted and what it shows instead
 */
async function verify(
  context: Context,
  place: Place,
  written: Written,
  keep: (state: WhatsAppFlowState) => void,
): Promise<WhatsAppFlowState> {
  const { state, accepted, isResumed, shownDocument } = written;
  const { isWritten, isFormer } = documentTests(written);
  const showsDocument = ({ document }: Look) => isWritten(document);
  const showsAll = (seen: Look) => showsFlow(seen, state) && showsDocument(seen);
  const pauses = isResumed ? LONG_WAIT : WAIT;
  // What was published before its document was shown may be the document before, and a status may be older than both.
  const isBlind = accepted.includes("PublishFlow") && state.pending?.document === "accepted";
  const seen = await waitUntil(
    context,
    `the changes to flow ${state.flowId}`,
    () => lookAt(context, place, state.flowId, shownDocument),
    (each) => showsAll(each) && (shownDocument !== undefined || !isFormer(each.document)),
    isBlind ? [] : pauses,
  );
  const { live, document } = seen;
  const now = context.now();
  const known = live === undefined ? state : withFlow(state, live, now);
  if (isBlind || live === undefined || document === undefined || !showsAll(seen)) {
    keep(showsDocument(seen) ? withoutPending(known, ["document"]) : known);
    const isShown = !isBlind && showsDocument(seen);
    throw notShown(live, { state, accepted, showsDocument: isShown, waitedMs: sum(pauses) });
  }
  return { ...withoutPending(known, ["document"]), readBackDigest: digest(document) };
}

/** The document comes first: a flow that is shown after the new document is not older than that. */
async function lookAt(context: Context, place: Place, flowId: string, shown: JsonObject | undefined) {
  const document = shown ?? (await readDocument(context, place, flowId));
  return { document, live: await getFlow(context, place, flowId) };
}

const showsFlow = ({ live }: Look, state: WhatsAppFlowState): boolean =>
  live !== undefined && !differs(propertiesOf(live, state), state) && showsStatus(live, state);

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
