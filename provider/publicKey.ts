import { createHash, createPublicKey, type KeyObject } from "node:crypto";

/** Says why a text is not the public key of a business; holds nothing of the text. */
export class PublicKeyError extends Error {
  override readonly name = "PublicKeyError";

  constructor(
    message: string,
    /** Whether it is a private key, which must never have come here. */
    readonly isPrivate = false,
  ) {
    super(message);
  }
}

/** Meta takes RSA keys of this size only. */
const BITS = 2048;

/**
 * Reads a public key in PEM, also as CAMS may give it back: with line feeds and slashes escaped, with other line breaks or
 * none, or as PKCS #1.
 *
 * @throws PublicKeyError when it is none that Meta takes, or is a private key
 */
export function readPublicKey(text: string): KeyObject {
  if (/PRIVATE KEY/i.test(text)) {
    throw new PublicKeyError("this is a private key; keep it secret, and use the public key that belongs to it", true);
  }
  if (/-----BEGIN CERTIFICATE-----/.test(text)) {
    throw new PublicKeyError("this is a certificate; `openssl x509 -pubkey -noout` prints its public key");
  }
  const key = parsePublicKey(text);
  if (key === undefined) throw new PublicKeyError("this is not a public key in PEM format");
  if (key.asymmetricKeyType !== "rsa" || key.asymmetricKeyDetails?.modulusLength !== BITS) {
    throw new PublicKeyError(`this is not an RSA key of ${BITS} bits, the only kind that Meta accepts`);
  }
  return key;
}

/**
 * Names the key in a text: `sha256:` and the hexadecimal hash of the DER of its SubjectPublicKeyInfo, so that a key has one
 * name in all its spellings. A text that holds no public key is named by its own hash.
 */
export function fingerprintOf(text: string): string {
  const der = parsePublicKey(text)?.export({ type: "spki", format: "der" });
  return `sha256:${createHash("sha256")
    .update(der ?? text)
    .digest("hex")}`;
}

/** A key in the spelling of OpenSSL. */
export const pemOf = (key: KeyObject): string => key.export({ type: "spki", format: "pem" }).toString();

/** One key in PEM; the label distinguishes PKCS #1 from SubjectPublicKeyInfo. */
const PEM = /-----BEGIN (RSA )?PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END (?:RSA )?PUBLIC KEY-----/;

function parsePublicKey(text: string): KeyObject | undefined {
  const unescaped = text.replace(/\\[rnt]/g, "\n").replaceAll("\\/", "/");
  const [, rsa, body] = PEM.exec(unescaped) ?? [];
  if (body === undefined) return undefined;
  try {
    const type = rsa === undefined ? "spki" : "pkcs1";
    return createPublicKey({ key: Buffer.from(body, "base64"), format: "der", type });
  } catch {
    return undefined;
  }
}
