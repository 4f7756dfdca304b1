import { request } from "node:http";
import { request as secureRequest } from "node:https";
import { isIP, type Socket } from "node:net";
import { connect } from "node:tls";
import type { HttpProxy } from "../../cams";

/** The certificate that a host shows. */
export interface Certificate {
  /** Who has signed it, by its organization or common name. */
  issuer: string;
  validUntil: Date;
}

const TIMEOUT_MS = 10_000;

/**
 * The certificate of a host, trusted or not: its issuer shows whether a proxy decrypts TLS. Undefined where there
 * is none, or no connection.
 */
export async function certificateOf(url: URL, proxy: HttpProxy | undefined): Promise<Certificate | undefined> {
  if (url.protocol !== "https:") return undefined;
  const port = Number(url.port || 443);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  try {
    const socket = proxy === undefined ? undefined : await tunnel(proxy, `${url.hostname}:${port}`);
    return await shownBy(host, port, socket);
  } catch {
    return undefined;
  }
}

function shownBy(host: string, port: number, socket: Socket | undefined): Promise<Certificate | undefined> {
  return new Promise((resolve, reject) => {
    // Nothing is sent over this connection, so that it may be made to anybody.
    const name = isIP(host) === 0 ? { servername: host } : {};
    const secure = connect({ host, port, rejectUnauthorized: false, ...name, ...(socket ? { socket } : {}) });
    secure.setTimeout(TIMEOUT_MS, () => secure.destroy(new Error("no answer in time")));
    secure.once("error", reject).once("secureConnect", () => {
      const { issuer, valid_to } = secure.getPeerCertificate();
      secure.destroy();
      const name = issuer?.O ?? issuer?.CN;
      const text = Array.isArray(name) ? name.join(", ") : name;
      resolve(valid_to === undefined ? undefined : { issuer: text ?? "unknown", validUntil: new Date(valid_to) });
    });
  });
}

function tunnel({ origin, authorization }: HttpProxy, target: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const send = origin.startsWith("https:") ? secureRequest : request;
    const headers = { host: target, ...(authorization === undefined ? {} : { "proxy-authorization": authorization }) };
    send(origin, { method: "CONNECT", path: target, headers, timeout: TIMEOUT_MS })
      .once("timeout", () => reject(new Error("no answer in time")))
      .once("error", reject)
      .once("connect", ({ statusCode }, socket) => {
        if (statusCode === 200) return resolve(socket);
        socket.destroy();
        reject(new Error(`HTTP ${statusCode}`));
      })
      .end();
  });
}
