import { createPublicKey, type KeyObject } from "node:crypto";

/** Says why a text is not the public key of a business; holds nothing of the text. */
export class PublicKeyError extends Error {
  override readonly name = "PublicKeyError";
}

/** Meta takes RSA keys of this size only. */
const BITS = 2048;

/**
 * Reads a public key in PEM, also as CAMS may give it back, with line feeds and slashes escaped.
 *
 * @throws PublicKeyError when it is none that Meta takes, or is a private key
 */
export function readPublicKey(text: string): KeyObject {
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) {
    throw new PublicKeyError("this is a private key; keep it secret, and give the public key that belongs to it");
  }
  const key = parse(text.replaceAll("\\r", "").replaceAll("\\n", "\n").replaceAll("\\/", "/"));
  if (key === undefined) throw new PublicKeyError("this is not a public key in PEM");
  if (key.asymmetricKeyType !== "rsa" || key.asymmetricKeyDetails?.modulusLength !== BITS) {
    throw new PublicKeyError(`this is not an RSA key of ${BITS} bits: Meta takes no other`);
  }
  return key;
}

function parse(pem: string): KeyObject | undefined {
  try {
    return createPublicKey(pem);
  } catch {
    return undefined;
  }
}
