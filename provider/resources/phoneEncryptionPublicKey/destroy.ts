import type { Context } from "../context";
import { type PhoneEncryptionPublicKeyState, subjectOf } from "./state";

/** Forgets the key, which CAMS cannot delete. */
export function destroy({ log }: Context, state: PhoneEncryptionPublicKeyState): void {
  log.info(
    `${subjectOf(state)} (${state.fingerprint ?? "not known"}) stays in CAMS, which cannot delete a key; it is only removed from the state. Keep its private key as long as phones use it`,
  );
}
