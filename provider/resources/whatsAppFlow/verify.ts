import { covers, digest } from "../../../sdk/flow";
import type { Operation } from "../../cams";
import type { Context } from "../context";
import { getFlow, readDocument } from "./observe";
import { showsStatus, withFlow, withoutPending } from "./pending";
import type { Desired } from "./plan";
import { notShown } from "./report";
import { differs, type Observed, type Place, propertiesOf, type WhatsAppFlowState } from "./state";
import { LONG_WAIT, WAIT, waitUntil } from "./wait";

type Look = Awaited<ReturnType<typeof lookAt>>;

/** What reads have to show. */
export interface Written {
  state: WhatsAppFlowState;
  desired: Desired;
  accepted: readonly Operation[];
  /** What reads showed before the writes. */
  observed: Observed | undefined;
  /** Whether an earlier run has waited already. */
  isResumed: boolean;
}

/**
 * Waits until reads show what was written, and returns the state as it is then shown.
 *
 * @param keep is given what is known when CAMS does not show it in time
 * @throws CamsError that says what CAMS accepted and what it shows instead
 */
export async function verify(
  context: Context,
  place: Place,
  { state, desired, accepted, observed, isResumed }: Written,
  keep: (state: WhatsAppFlowState) => void,
): Promise<WhatsAppFlowState> {
  const former = observed?.document && digest(observed.document);
  const showsDocument = ({ document }: Look) =>
    document !== undefined && (digest(document) === state.readBackDigest || covers(document, desired.flow));
  const showsAll = (seen: Look) => showsFlow(seen, state) && showsDocument(seen);
  // A document that properties were removed from is covered by the one before: that is waited out.
  const isFormer = ({ document }: Look) =>
    accepted.includes("UpdateFlowJSONAsset") &&
    document !== undefined &&
    digest(document) === former &&
    former !== desired.digest;
  const pauses = isResumed ? LONG_WAIT : WAIT;
  const seen = await waitUntil(
    context,
    `what was written to flow ${state.flowId}`,
    () => lookAt(context, place, state.flowId),
    (each) => showsAll(each) && !isFormer(each),
    pauses,
  );
  const { live, document } = seen;
  const now = context.now();
  const known = live === undefined ? state : withFlow(state, live, now);
  if (live === undefined || document === undefined || !showsAll(seen)) {
    keep(showsDocument(seen) ? withoutPending(known, ["document"]) : known);
    throw notShown(live, { state, accepted, showsDocument: showsDocument(seen), waitedMs: sum(pauses) });
  }
  return { ...withoutPending(known, ["document"]), readBackDigest: digest(document) };
}

/** The document comes first: a flow that is shown after the new document is not older than that. */
async function lookAt(context: Context, place: Place, flowId: string) {
  const document = await readDocument(context, place, flowId);
  return { document, live: await getFlow(context, place, flowId) };
}

const showsFlow = ({ live }: Look, state: WhatsAppFlowState): boolean =>
  live !== undefined && !differs(propertiesOf(live, state), state) && showsStatus(live, state);

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
