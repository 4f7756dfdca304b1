import { constants, createCipheriv, createDecipheriv, privateDecrypt } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** How an endpoint of the booking flow goes wrong. */
export interface Broken {
  /** What is answered in clear, in place of the right answer. */
  answers?: (action: string) => unknown;
  /** Milliseconds until it answers. */
  slowMs?: number;
  /** What is sent in place of the encrypted answer. */
  sends?: (answer: unknown, action: string) => string;
  status?: number;
  keepsIv?: boolean;
  tag?: (tag: Buffer) => Buffer;
  /** The status for what cannot be decrypted. */
  undecryptable?: number;
}

const first = { services: [{ id: "cut", title: "Hair cut" }], greeting: "Hello", has_voucher: false };
const service = { screen: "SERVICE", data: first };
const slot = { screen: "SLOT", data: { service: "cut", first: "2026-12-01" } };

/** The right answers of the booking flow. */
export function right(action: string): unknown {
  if (action === "ping") return { data: { status: "active" } };
  return action === "data_exchange" ? slot : service;
}

const servers: Server[] = [];

/**
 * Starts an endpoint written by hand from the description of the protocol, apart from the library, with one thing wrong or
 * none.
 *
 * @returns its URL
 */
export async function startEndpoint(privateKey: string, broken: Broken = {}): Promise<string> {
  const { answers = right, slowMs = 0, status = 200, undecryptable = 421, tag = (bytes) => bytes } = broken;
  const server = createServer(async (request, response) => {
    const { encrypted_flow_data, encrypted_aes_key, initial_vector } = JSON.parse(await text(request));
    await new Promise((resolve) => setTimeout(resolve, slowMs));
    const iv = Buffer.from(initial_vector, "base64");
    let opened: { aes: Buffer; action: string };
    try {
      const padding = constants.RSA_PKCS1_OAEP_PADDING;
      const key = Buffer.from(encrypted_aes_key, "base64");
      const aes = privateDecrypt({ key: privateKey, padding, oaepHash: "sha256" }, key);
      const data = Buffer.from(encrypted_flow_data, "base64");
      const decipher = createDecipheriv("aes-128-gcm", aes, iv).setAuthTag(data.subarray(data.length - 16));
      const clear = decipher.update(data.subarray(0, data.length - 16)).toString() + decipher.final().toString();
      opened = { aes, action: JSON.parse(clear).action };
    } catch {
      response.writeHead(undecryptable).end();
      return;
    }
    const answer = answers(opened.action);
    if (broken.sends) return void response.end(broken.sends(answer, opened.action));
    for (const [at, byte] of iv.entries()) if (!broken.keepsIv) iv[at] = 255 - byte;
    const cipher = createCipheriv("aes-128-gcm", opened.aes, iv);
    const parts = [cipher.update(JSON.stringify(answer)), cipher.final()];
    response.writeHead(status).end(Buffer.concat([...parts, tag(cipher.getAuthTag())]).toString("base64"));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/flow`;
}

/** Stops all endpoints that were started. */
export async function stopEndpoints(): Promise<void> {
  await Promise.all(
    servers.splice(0).map((server) => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    }),
  );
}
