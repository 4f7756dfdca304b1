import { RefusedError } from "./refusedError";

/** The signature is wrong, as a rule because the secret is. CAMS's words repeat what was signed, so they are left out. */
export class SignatureError extends RefusedError {
  override readonly name = "SignatureError";
  override readonly category = "signature";
}
