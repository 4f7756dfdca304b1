import type { Context } from "../context";
import { isSettlingSince, SECOND_LOOK, waitUntil } from "../wait";
import { refreshedKey } from "./diff";
import { isValid, type PresentKey, presentKey } from "./presentKey";
import { isAwaited, type Recorded, subjectOf } from "./state";

/**
 * Reads the key that the number has now; undefined when it has none any more. What was set a moment ago and is not shown
 * yet is no drift, and what is unexpected has to be seen for some seconds.
 */
export async function read(context: Context, recorded: Recorded): Promise<Recorded | undefined> {
  const { state, inputs } = recorded;
  const { phoneNumber, custSpaceId, pending, ...rest } = state;
  const isRecorded = (seen: PresentKey | undefined) => seen !== undefined && seen.fingerprint === state.fingerprint;
  const isFormer = (seen: PresentKey | undefined) => seen !== undefined && pending?.others.includes(seen.fingerprint);
  const isExpected = (seen: PresentKey | undefined) =>
    isFormer(seen) || (isRecorded(seen) && (isValid(seen) || seen?.status === state.status));
  const look = () => presentKey(context, phoneNumber, { custSpaceId });
  const seen = await waitUntil(context, subjectOf(state), look, isExpected, SECOND_LOOK);
  const now = context.now();
  if (seen === undefined && !isSettlingSince(pending?.since, now)) {
    context.log.warn(`phone number ${phoneNumber} has no public key any more: the next \`pulumi up\` sets it again`);
    return undefined;
  }
  context.run.refreshed.add(refreshedKey(phoneNumber));
  const isBehind = seen === undefined || (isFormer(seen) && isAwaited(state, now));
  // A write whose answer was lost is made again, whatever a read shows.
  if (isBehind || (pending?.outcome === "lost" && (isRecorded(seen) || isFormer(seen)))) return recorded;
  const fresh = { ...rest, phoneNumber, custSpaceId, fingerprint: seen.fingerprint, status: seen.status };
  if (isRecorded(seen)) {
    if (!isValid(seen)) {
      context.log.warn(`${subjectOf(state)} is ${seen.status}: the next \`pulumi up\` sets it again`);
    }
    return { inputs, state: fresh };
  }
  context.log.warn(
    `${subjectOf(state)} was changed outside of Pulumi, from ${state.fingerprint} to ${seen.fingerprint}: the next \`pulumi up\` sets the declared key again`,
  );
  return { inputs: { ...inputs, publicKey: seen.publicKey }, state: fresh };
}
