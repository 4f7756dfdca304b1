import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { Agent, request } from "undici";
import type { Emulator } from "../../provider/emulator";

/** What may happen to one exchange between the provider and CAMS. */
export type Mishap =
  /** CAMS answers so and does nothing. */
  | { kind: "refuse"; status: number; code: string }
  /** The connection is cut before CAMS hears of the call. */
  | { kind: "unheard" }
  /** CAMS does the work, and the connection is cut before the answer. */
  | { kind: "unanswered" };

/** An emulator seen through a line on which a test can stop the world at a step, or break steps. */
export interface Relay {
  /** Environment variables with which a Pulumi program uses the emulator through this line. */
  readonly env: Record<string, string>;
  /**
   * Waits until CAMS has done the next step of this name (an operation, `upload` or `download`) for a resource, and
   * keeps its answer back. The function that it resolves to lets the answer through.
   */
  done(step: string, resource: string): Promise<() => void>;
  /** Decides for each following step, and the name of its flow if it has one, whether something happens to it. */
  plague(decide: (step: string, flowName: string | undefined) => Mishap | undefined): void;
  close(): Promise<void>;
}

/**
 * Opens a line to an emulator. Links to documents go through it too. A step is one for a resource when its flow is named
 * after the resource, or the document that is uploaded holds the resource's name and a hyphen.
 */
export async function relayTo(emulator: Emulator): Promise<Relay> {
  const dispatcher = new Agent();
  const awaited: { step: string; resource: string; stop: (release: () => void) => void }[] = [];
  let decide: Parameters<Relay["plague"]>[0] = () => undefined;
  const server = createServer((incoming, outgoing) => {
    pass(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await buffer(incoming);
    const step = String(incoming.headers["x-acs-action"] ?? (incoming.method === "PUT" ? "upload" : "download"));
    const url = new URL(incoming.url ?? "/", emulator.endpoint);
    const flowName = nameOf(url.searchParams);
    const mishap = decide(step, flowName);
    if (mishap?.kind === "unheard") return void outgoing.socket?.resetAndDestroy();
    if (mishap?.kind === "refuse") return refuse(outgoing, mishap);
    const { connection: _, "content-length": __, ...headers } = incoming.headers;
    const method = incoming.method as "GET" | "POST" | "PUT";
    const answer = await request(url, { method, headers, body: body.length > 0 ? body : null, dispatcher });
    const text = (await answer.body.text()).replaceAll(emulator.endpoint, endpoint);
    if (mishap?.kind === "unanswered") return void outgoing.socket?.resetAndDestroy();
    const subject = flowName ?? body.toString();
    const hit = awaited.findIndex((each) => each.step === step && subject.includes(`${each.resource}-`));
    const [stopped] = hit < 0 ? [] : awaited.splice(hit, 1);
    if (stopped !== undefined) await new Promise<void>((release) => stopped.stop(release));
    outgoing.writeHead(answer.statusCode, { "content-type": String(answer.headers["content-type"]) }).end(text);
  }

  const nameOf = (query: URLSearchParams) =>
    query.get("FlowName") ?? emulator.flows().find(({ flowId }) => flowId === query.get("FlowId"))?.flowName;

  return {
    env: { ...emulator.env, CAMS_ENDPOINT: endpoint },
    done: (step, resource) => new Promise((stop) => awaited.push({ step, resource, stop })),
    plague(next) {
      decide = next;
    },
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await dispatcher.close();
    },
  };
}

function refuse(outgoing: ServerResponse, { status, code }: { status: number; code: string }): void {
  const reply = { RequestId: "0", Code: code, Message: "A fault that was asked for." };
  outgoing.writeHead(status, { "content-type": "application/json;charset=utf-8" }).end(JSON.stringify(reply));
}
