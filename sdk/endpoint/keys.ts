import { createPrivateKey, type KeyObject } from "node:crypto";

/** A private key of the business: a PEM text, one with its passphrase, or a key that is loaded already. */
export type PrivateKey = string | { key: string; passphrase: string } | KeyObject;

/** Meta takes RSA keys of this size only. */
const BITS = 2048;

/**
 * Loads the private keys, the newest first.
 *
 * @throws an error that says which of them cannot be used and why, and holds nothing of any key
 */
export function loadKeys(given: readonly PrivateKey[]): KeyObject[] {
  if (given.length === 0) throw new Error("privateKeys is empty: an endpoint needs at least one private key");
  return given.map((key, index) => loadKey(key, `privateKeys[${index}]`));
}

function loadKey(given: PrivateKey, name: string): KeyObject {
  const key = isKeyObject(given) ? given : parseKey(given, name);
  if (key.type !== "private") throw new Error(`${name} is a ${key.type} key; use the private key`);
  if (key.asymmetricKeyType !== "rsa" || key.asymmetricKeyDetails?.modulusLength !== BITS) {
    throw new Error(`${name} is not an RSA key of ${BITS} bits, the only kind that Meta accepts`);
  }
  return key;
}

function parseKey(given: string | { key: string; passphrase: string }, name: string): KeyObject {
  const text = typeof given === "string" ? given : given.key;
  if (/-----BEGIN (RSA )?PUBLIC KEY-----/.test(text)) throw new Error(`${name} is a public key; use the private key`);
  try {
    // The error of the parser is not kept: it may hold parts of what it read.
    return createPrivateKey(typeof given === "string" ? given : { key: given.key, passphrase: given.passphrase });
  } catch {
    const isLocked = /ENCRYPTED/.test(text);
    throw new Error(
      isLocked
        ? `${name} cannot be decrypted; set it to {key, passphrase} with the right passphrase`
        : `${name} is not a private key in PEM format`,
    );
  }
}

const isKeyObject = (key: PrivateKey): key is KeyObject => typeof key === "object" && "asymmetricKeyType" in key;
