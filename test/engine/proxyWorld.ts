import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { Agent, request } from "undici";
import { authorization } from "../../provider/cams";
import type { Emulator } from "../../provider/emulator";
import { type ConnectProxy, connectProxy } from "../provider/cams/connectProxy";

/** The emulator and its storage under names that only a proxy can resolve. */
export interface ProxyWorld {
  proxy: ConnectProxy;
  /** Variables with which a program reaches the emulator. */
  env: Record<string, string>;
  close(): Promise<void>;
}

const HOST = "cams.invalid";
const BUCKET = "cams-emulator";

/**
 * Puts a server before the emulator that translates names: `cams.invalid` for CAMS, `cams-emulator.cams.invalid` for its
 * bucket. The emulator downloads documents from its own storage, so the link of an upload is translated too, and the call
 * signed anew.
 */
export async function behindProxy(emulator: Emulator, login: string): Promise<ProxyWorld> {
  const dispatcher = new Agent();
  const toEmulator = (text: string) =>
    text
      .replaceAll(`http://${BUCKET}.${HOST}`, `${emulator.endpoint}/${BUCKET}`)
      .replaceAll(`http://${HOST}`, emulator.endpoint);

  const server = createServer(async (incoming, outgoing) => {
    const { host = "", connection: _, "content-length": __, ...headers } = incoming.headers;
    const url = new URL(toEmulator(`http://${host}${incoming.url}`));
    for (const [name, value] of url.searchParams) url.searchParams.set(name, toEmulator(value));
    const sent: Record<string, string> = {};
    for (const [name, value] of Object.entries(headers)) sent[name] = String(value);
    sent.host = url.host;
    if (headers["x-acs-action"] !== undefined) sent.authorization = signAnew(url, sent, emulator);
    const method = incoming.method as "GET" | "POST" | "PUT";
    const body = await buffer(incoming);
    const answer = await request(url.href, { method, headers: sent, body: body.length > 0 ? body : null, dispatcher });
    const text = (await answer.body.text()).replaceAll(emulator.endpoint, `http://${HOST}`);
    outgoing.writeHead(answer.statusCode, { "content-type": String(answer.headers["content-type"]) }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const proxy = await connectProxy({ [`${HOST}:80`]: target, [`${BUCKET}.${HOST}:80`]: target }, login);
  return {
    proxy,
    env: { ...emulator.env, CAMS_ENDPOINT: `http://${HOST}`, HTTP_PROXY: proxy.url.replace("//", `//${login}@`) },
    async close() {
      await proxy.close();
      await new Promise<void>((resolve) => void server.close(() => resolve()).closeAllConnections());
      await dispatcher.close();
    },
  };
}

function signAnew(url: URL, headers: Record<string, string>, emulator: Emulator): string {
  const signed = Object.entries(headers).filter(([name]) => name.startsWith("x-acs-") || name === "host");
  return authorization(
    {
      method: "POST",
      uri: "/",
      query: Object.fromEntries(url.searchParams),
      headers: Object.fromEntries(signed),
      payloadHash: headers["x-acs-content-sha256"] ?? "",
    },
    emulator,
  );
}
