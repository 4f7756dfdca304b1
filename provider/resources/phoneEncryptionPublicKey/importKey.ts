import { PublicKeyError, readPublicKey } from "../../publicKey";
import { type Context, ResourceFailure } from "../context";
import { placeOf } from "../place";
import { presentKey } from "./presentKey";
import { type Recorded, SCHEMA_VERSION } from "./state";

/**
 * Reads the key of a phone number that no state holds, for `pulumi import`; undefined for a number without a key.
 *
 * @throws ResourceFailure for a key that a program could not declare
 */
export async function importKey(context: Context, phoneNumber: string): Promise<Recorded | undefined> {
  const place = placeOf(context, {});
  const present = await presentKey(context, phoneNumber, place);
  if (present === undefined) return undefined;
  const { publicKey, fingerprint, status } = present;
  requireDeclarable(phoneNumber, publicKey);
  return {
    inputs: { phoneNumber, publicKey },
    state: { schemaVersion: SCHEMA_VERSION, phoneNumber, fingerprint, status, ...place },
  };
}

function requireDeclarable(phoneNumber: string, publicKey: string): void {
  try {
    readPublicKey(publicKey);
  } catch (error) {
    if (!(error instanceof PublicKeyError)) throw error;
    throw new ResourceFailure(
      `the public key of phone number ${phoneNumber} cannot be declared (${error.message}): nothing was imported. ` +
        "Declare a key of yours with adopt: true, which replaces it.",
    );
  }
}
