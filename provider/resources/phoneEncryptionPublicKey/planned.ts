import { fingerprintOf } from "../../publicKey";
import type { Values } from "../definition";
import { isValid } from "./presentKey";
import type { PhoneEncryptionPublicKeyState } from "./state";

/** What is known of the outputs before a key is set: a run succeeds only with a key that phones take. */
export function planned(
  { publicKey }: Values,
  isUnknown: (value: unknown) => boolean,
  recorded: PhoneEncryptionPublicKeyState | undefined,
): Values {
  if (isUnknown(publicKey)) return {};
  const fingerprint = fingerprintOf(String(publicKey));
  const isSame = recorded?.fingerprint === fingerprint && isValid(recorded);
  return { fingerprint, status: isSame ? recorded.status : "VALID" };
}
