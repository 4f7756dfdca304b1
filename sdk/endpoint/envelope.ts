import {
  constants,
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  type KeyObject,
  privateDecrypt,
} from "node:crypto";

/** What a phone sends: a request under an AES key, and that key under the business's public key. */
export interface Envelope {
  data: Buffer;
  aesKey: Buffer;
  iv: Buffer;
}

/** A request that was opened, with what is needed to answer it. */
export interface Opened {
  text: string;
  aesKey: KeyObject;
  iv: Buffer;
}

const TAG_BYTES = 16;
const IV_BYTES = 16;
const CIPHER = "aes-128-gcm";

/** Reads the body of a request; undefined for what no phone would send. */
export function readEnvelope(body: Buffer): Envelope | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
  if (typeof parsed !== "object" || parsed === null) return undefined;
  const given = parsed as Record<string, unknown>;
  const data = fromBase64(given.encrypted_flow_data);
  const aesKey = fromBase64(given.encrypted_aes_key);
  const iv = fromBase64(given.initial_vector);
  if (data === undefined || aesKey === undefined || iv === undefined) return undefined;
  return data.length < TAG_BYTES || iv.length !== IV_BYTES ? undefined : { data, aesKey, iv };
}

/** Opens a request with the first key that fits; undefined when none does. */
export function open({ data, aesKey: encrypted, iv }: Envelope, keys: readonly KeyObject[]): Opened | undefined {
  for (const key of keys) {
    try {
      const padding = constants.RSA_PKCS1_OAEP_PADDING;
      // A key object, since Node 24 takes long to see that the bytes of a key are no key object.
      const aesKey = createSecretKey(privateDecrypt({ key, padding, oaepHash: "sha256" }, encrypted));
      const decipher = createDecipheriv(CIPHER, aesKey, iv, { authTagLength: TAG_BYTES });
      decipher.setAuthTag(data.subarray(-TAG_BYTES));
      const text = Buffer.concat([decipher.update(data.subarray(0, -TAG_BYTES)), decipher.final()]);
      return { text: text.toString("utf8"), aesKey, iv };
    } catch {
      // Sealed for another key, or damaged: only the next key can tell.
    }
  }
  return undefined;
}

/** Encrypts an answer as the phone expects it: under its own AES key, with each byte of the IV inverted. */
export function seal(answer: string, { aesKey, iv }: Pick<Opened, "aesKey" | "iv">): string {
  const inverted = iv.map((byte) => byte ^ 0xff);
  const cipher = createCipheriv(CIPHER, aesKey, inverted, { authTagLength: TAG_BYTES });
  return Buffer.concat([cipher.update(answer, "utf8"), cipher.final(), cipher.getAuthTag()]).toString("base64");
}

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

function fromBase64(value: unknown): Buffer | undefined {
  if (typeof value !== "string" || value.length % 4 !== 0 || !BASE64.test(value)) return undefined;
  return Buffer.from(value, "base64");
}
