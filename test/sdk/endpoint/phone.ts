import { readFileSync } from "node:fs";
import * as path from "node:path";
import { parseFlow } from "../../../sdk/flow";

/** The flow of the tests: an endpoint answers on its first screen. */
export const booking = parseFlow(
  readFileSync(path.join(__dirname, "../flow/flows/booking.flow.json"), "utf8"),
  "booking.flow.json",
);

const { subtle } = crypto;
const base64 = (bytes: ArrayBuffer | Uint8Array) => Buffer.from(new Uint8Array(bytes)).toString("base64");

/** A key pair of a business: RSA, 2048 bits, both as PEM. */
export async function keyPair(): Promise<{ publicKey: string; privateKey: string }> {
  const algorithm = {
    name: "RSA-OAEP",
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: "SHA-256",
  };
  const made = await subtle.generateKey(algorithm, true, ["encrypt", "decrypt"]);
  const pem = (name: string, der: ArrayBuffer) =>
    `-----BEGIN ${name}-----\n${base64(der).replace(/(.{64})/g, "$1\n")}\n-----END ${name}-----\n`;
  return {
    publicKey: pem("PUBLIC KEY", await subtle.exportKey("spki", made.publicKey)),
    privateKey: pem("PRIVATE KEY", await subtle.exportKey("pkcs8", made.privateKey)),
  };
}

/** A request as a phone seals it, with what opens the answer. */
export interface Sealed {
  body: string;
  open(answer: string): Promise<unknown>;
}

/**
 * Seals a request as phones do. Written from the description of the protocol on WebCrypto, and apart from the code that is
 * tested: the AES key under RSA-OAEP with SHA-256, the request under AES-128-GCM with a tag of 16 bytes behind it and an IV
 * of 16 bytes, all as base64 in JSON; the answer comes under the same key with each byte of the IV inverted.
 */
export async function sealed(publicKey: string, request: unknown): Promise<Sealed> {
  const der = Buffer.from(publicKey.replace(/-----[^-]+-----|\s/g, ""), "base64");
  const business = await subtle.importKey("spki", der, { name: "RSA-OAEP", hash: "SHA-256" }, false, ["encrypt"]);
  const aes = await subtle.generateKey({ name: "AES-GCM", length: 128 }, true, ["encrypt", "decrypt"]);
  const iv = crypto.getRandomValues(new Uint8Array(16));
  const clear = new TextEncoder().encode(typeof request === "string" ? request : JSON.stringify(request));
  const data = await subtle.encrypt({ name: "AES-GCM", iv, tagLength: 128 }, aes, clear);
  const key = await subtle.encrypt({ name: "RSA-OAEP" }, business, await subtle.exportKey("raw", aes));
  return {
    body: JSON.stringify({
      encrypted_flow_data: base64(data),
      encrypted_aes_key: base64(key),
      initial_vector: base64(iv),
    }),
    async open(answer) {
      const inverted = Uint8Array.from(iv, (byte) => 255 - byte);
      const bytes = Buffer.from(answer, "base64");
      const opened = await subtle.decrypt({ name: "AES-GCM", iv: inverted, tagLength: 128 }, aes, bytes);
      return JSON.parse(new TextDecoder().decode(opened));
    },
  };
}

/** The request of an HTTP client. */
export const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Request =>
  new Request("https://flows.example/endpoint", { method: "POST", body, headers });

/** A request in clear. */
export const asking = (action: string, more: object = {}) => ({
  version: "3.0",
  action,
  screen: "",
  data: {},
  flow_token: "token-1",
  ...more,
});

/** What a phone gets: the status, and what it reads. */
export async function ask(
  endpoint: (request: Request) => Promise<Response>,
  publicKey: string,
  request: unknown,
): Promise<{ status: number; answer: unknown }> {
  const { body, open } = await sealed(publicKey, request);
  const response = await endpoint(post(body));
  const text = await response.text();
  return { status: response.status, answer: text === "" ? undefined : await open(text) };
}
