import type { Context } from "../context";
import { placeOf } from "../place";
import type { PhoneEncryptionPublicKeyInputs } from "./inputs";
import { presentKey } from "./presentKey";
import { requireOurs, setKey } from "./setKey";
import { type PhoneEncryptionPublicKeyState, SCHEMA_VERSION } from "./state";

/**
 * Sets the key of a number that has none. A number that has the declared key is recorded as it is; one that has another
 * key stops the run, unless `adopt` says to replace it.
 */
export async function create(
  context: Context,
  wanted: PhoneEncryptionPublicKeyInputs,
): Promise<PhoneEncryptionPublicKeyState> {
  const place = placeOf(context, { custSpaceId: wanted.custSpaceId });
  const { phoneNumber } = wanted;
  context.log.progress(`reading the public key of phone number ${phoneNumber}`);
  const present = await presentKey(context, phoneNumber, place);
  const recorded = { schemaVersion: SCHEMA_VERSION, phoneNumber, status: undefined, fingerprint: undefined, ...place };
  requireOurs(wanted, recorded, present);
  return setKey(context, { wanted, recorded, present });
}
