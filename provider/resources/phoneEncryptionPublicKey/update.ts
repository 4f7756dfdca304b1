import { fingerprintOf } from "../../publicKey";
import type { Context } from "../context";
import type { PhoneEncryptionPublicKeyInputs } from "./inputs";
import { isValid, presentKey } from "./presentKey";
import { requireOurs, setKey } from "./setKey";
import type { PhoneEncryptionPublicKeyState } from "./state";

/**
 * Sets the declared key in place of the one that is recorded. A key that is neither of them was set by somebody since the
 * last run or refresh, and stops the run unless `adopt` says to replace it. A change that does not concern CAMS is
 * recorded without a call.
 */
export async function update(
  context: Context,
  recorded: PhoneEncryptionPublicKeyState,
  wanted: PhoneEncryptionPublicKeyInputs,
): Promise<PhoneEncryptionPublicKeyState> {
  const isSame = recorded.fingerprint === fingerprintOf(wanted.publicKey);
  if (isSame && recorded.pending === undefined && isValid(recorded)) return recorded;
  context.log.progress(`reading the public key of phone number ${recorded.phoneNumber}`);
  const present = await presentKey(context, recorded.phoneNumber, { custSpaceId: recorded.custSpaceId });
  requireOurs(wanted, recorded, present);
  return setKey(context, { wanted, recorded, present });
}
