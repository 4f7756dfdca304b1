import { covers, digest, type JsonObject } from "../../../sdk/flow";
import type { Operation } from "../../cams";
import type { Context } from "../context";
import type { Place } from "../place";
import { LONG_WAIT, WAIT, waitUntil } from "../wait";
import { readDocument } from "./observe";
import type { Desired } from "./plan";
import type { Observed, WhatsAppFlowState } from "./state";

/** What reads have to show. */
export interface Written {
  state: WhatsAppFlowState;
  desired: Desired;
  accepted: readonly Operation[];
  /** What reads showed before the writes. */
  observed: Observed | undefined;
  /** Whether an earlier run has waited already. */
  isResumed: boolean;
  /** The document, if reads have shown it already. */
  shownDocument?: JsonObject | undefined;
}

/** Tells the document that was written from others. */
export function documentTests({ state, desired, accepted, observed }: Written) {
  const former = observed?.document && digest(observed.document);
  return {
    isWritten: (document: JsonObject | undefined): document is JsonObject =>
      document !== undefined && (digest(document) === state.readBackDigest || covers(document, desired.flow)),
    // A document that properties were removed from is covered by the one before: that is waited out.
    isFormer: (document: JsonObject | undefined): boolean =>
      accepted.includes("UpdateFlowJSONAsset") &&
      document !== undefined &&
      digest(document) === former &&
      former !== desired.digest,
  };
}

/**
 * Waits until reads show the document that CAMS accepted, and returns it; undefined when they do not in time. CAMS does
 * not say whether it fetches a document before it answers, so only a document that is shown is known to be the one that is
 * published next.
 */
export async function documentShown(context: Context, place: Place, written: Written): Promise<JsonObject | undefined> {
  const { state, isResumed } = written;
  const { isWritten, isFormer } = documentTests(written);
  const document = await waitUntil(
    context,
    `the new Flow JSON of flow ${state.flowId}`,
    () => readDocument(context, place, state.flowId),
    (seen) => isWritten(seen) && !isFormer(seen),
    isResumed ? LONG_WAIT : WAIT,
  );
  return isWritten(document) ? document : undefined;
}
