import { constants, createCipheriv, createDecipheriv, type KeyObject, publicEncrypt, randomBytes } from "node:crypto";
import type { JsonValue } from "../../sdk/flow";
import { parsedJson } from "../parsedJson";

/** A request as a phone sends it, and the way to read the answer. */
export interface SealedRequest {
  /** The body: JSON with base64 in it. */
  body: string;
  read(answer: string): ReadAnswer;
}

/** What is in an answer, or what keeps a phone from reading it. */
type ReadAnswer = { value: JsonValue } | { fault: AnswerFault };

/** Ways in which an endpoint encrypts wrongly, as far as they can be distinguished. */
export type AnswerFault = "not base64" | "IV not inverted" | "tag wrong" | "tag missing" | "other key" | "not JSON";

const TAG_BYTES = 16;
const CIPHER = "aes-128-gcm";

/** Encrypts a request with the public key of the business, under an AES key made for it. */
export function sealRequest(request: unknown, publicKey: KeyObject): SealedRequest {
  const [aesKey, iv] = [randomBytes(16), randomBytes(16)];
  const cipher = createCipheriv(CIPHER, aesKey, iv);
  const text = JSON.stringify(request);
  const data = Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  const key = publicEncrypt({ key: publicKey, padding, oaepHash: "sha256" }, aesKey);
  return {
    body: JSON.stringify({
      encrypted_flow_data: data.toString("base64"),
      encrypted_aes_key: key.toString("base64"),
      initial_vector: iv.toString("base64"),
    }),
    read: (answer) => readAnswer(answer.trim(), aesKey, iv),
  };
}

function readAnswer(answer: string, aesKey: Buffer, iv: Buffer): ReadAnswer {
  if (answer.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(answer)) return { fault: "not base64" };
  const bytes = Buffer.from(answer, "base64");
  const inverted = Buffer.from(iv.map((byte) => byte ^ 0xff));
  const text = opened(bytes, aesKey, inverted);
  if (text !== undefined) {
    const value = parsedJson(text);
    return value === undefined ? { fault: "not JSON" } : { value };
  }
  if (opened(bytes, aesKey, iv) !== undefined) return { fault: "IV not inverted" };
  // Without a look at the tag it can be seen whether the rest would have been right.
  const unchecked = createDecipheriv(CIPHER, aesKey, inverted).update(bytes).toString("utf8");
  if (parsedJson(unchecked) !== undefined) return { fault: "tag missing" };
  const withoutTag = createDecipheriv(CIPHER, aesKey, inverted).update(bytes.subarray(0, -TAG_BYTES)).toString("utf8");
  return { fault: parsedJson(withoutTag) === undefined ? "other key" : "tag wrong" };
}

function opened(bytes: Buffer, aesKey: Buffer, iv: Buffer): string | undefined {
  try {
    const decipher = createDecipheriv(CIPHER, aesKey, iv, { authTagLength: TAG_BYTES });
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}
