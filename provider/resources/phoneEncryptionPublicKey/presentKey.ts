import { type CamsClient, NotFoundError } from "../../cams";
import { fingerprintOf, PublicKeyError, pemOf, readPublicKey } from "../../publicKey";
import type { Place } from "../place";

/** A key as CAMS shows it. */
export interface PresentKey {
  /** In PEM, as OpenSSL spells it; as CAMS shows it if it is no key that Meta takes. */
  publicKey: string;
  fingerprint: string;
  status: string | undefined;
}

/**
 * Reads the key of a phone number; undefined when it has none. What CAMS answers for a number without key is not
 * documented: an absent text, absent data and a refusal as unknown are all taken for "none", and then a key is set, which
 * CAMS refuses for a number that does not exist.
 */
export async function presentKey(
  { client }: { client: Pick<CamsClient, "call"> },
  phoneNumber: string,
  { custSpaceId }: Pick<Place, "custSpaceId">,
): Promise<PresentKey | undefined> {
  try {
    const parameters = { PhoneNumber: phoneNumber, CustSpaceId: custSpaceId };
    const { text, status } = await client.call("GetPhoneEncryptionPublicKey", parameters);
    return text === undefined ? undefined : { publicKey: spelled(text), fingerprint: fingerprintOf(text), status };
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

/** Whether phones take a key. Only `MISMATCH` is documented to say that they do not. */
export const isValid = (key: { status?: string | undefined } | undefined): boolean =>
  key !== undefined && key.status !== "MISMATCH";

function spelled(text: string): string {
  try {
    return pemOf(readPublicKey(text));
  } catch (error) {
    if (error instanceof PublicKeyError) return text;
    throw error;
  }
}
