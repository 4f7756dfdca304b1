import { canonicalize } from "../../../sdk/flow";
import { fingerprintOf } from "../../publicKey";
import type { Context, DiffAnswer } from "../context";
import { requireSamePlace } from "../place";
import type { PhoneEncryptionPublicKeyInputs } from "./inputs";
import { isValid } from "./presentKey";
import { type Recorded, subjectOf } from "./state";

/** How the run remembers that a key was just read. Ids of flows are digits only. */
export const refreshedKey = (phoneNumber: string): string => `phone number ${phoneNumber}`;

/**
 * Compares what a program declares with what is recorded, without a call. Right after a read the engine asks only to show
 * what the refresh has found: that is answered without a word, and stops nothing.
 */
export function diff(context: Context, recorded: Recorded, wanted: PhoneEncryptionPublicKeyInputs): DiffAnswer {
  const { state } = recorded;
  const answer = compare(recorded, wanted);
  if (context.run.refreshed.delete(refreshedKey(state.phoneNumber)) || answer.replaces.includes("phoneNumber")) {
    return answer;
  }
  const subject = subjectOf(state);
  requireSamePlace(context, state, wanted.custSpaceId, { subject, move: "set the key there" });
  if (answer.replaces.length === 0) noteChange(context, recorded, wanted);
  return answer;
}

function compare({ state, inputs }: Recorded, wanted: PhoneEncryptionPublicKeyInputs): DiffAnswer {
  if (wanted.phoneNumber !== state.phoneNumber) return { changes: "inputs", replaces: ["phoneNumber"] };
  const isMoved = wanted.custSpaceId !== undefined && wanted.custSpaceId !== state.custSpaceId;
  if (isMoved && state.custSpaceId !== undefined) return { changes: "inputs", replaces: ["custSpaceId"] };
  const isDeclaredAnew = form(inputs) !== form(wanted);
  const isOpen =
    state.fingerprint !== fingerprintOf(wanted.publicKey) || state.pending !== undefined || !isValid(state);
  if (isDeclaredAnew) return { changes: "inputs", replaces: [] };
  return { changes: isOpen ? "remote" : "none", replaces: [] };
}

/** The inputs without the spelling of the key. */
const form = ({ publicKey, ...others }: Partial<PhoneEncryptionPublicKeyInputs>): string =>
  canonicalize(JSON.parse(JSON.stringify({ ...others, key: publicKey && fingerprintOf(publicKey) })));

/** Says what the engine's own display leaves out. */
function noteChange({ log }: Context, { state }: Recorded, { publicKey }: PhoneEncryptionPublicKeyInputs): void {
  const [subject, declared] = [subjectOf(state), fingerprintOf(publicKey)];
  if (state.pending !== undefined) {
    log.info(`${subject}: CAMS does not show the key of an earlier run yet, so this run checks again`);
  } else if (state.fingerprint !== declared) {
    log.info(
      `${subject} changes from ${state.fingerprint} to ${declared}: the endpoints of its flows need both private keys until phones have fetched the new one`,
    );
  } else if (!isValid(state)) {
    log.warn(`${subject} is ${state.status}, so phones do not accept it: it will be set again`);
  }
}
