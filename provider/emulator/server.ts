import { randomBytes, randomInt } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { isPlainObject, type JsonObject } from "../../sdk/flow";
import { API_VERSION, type Credentials, type Operation } from "../cams";
import { authenticate } from "./authenticate";
import { openBucket } from "./bucket";
import { type Backend, handlers, Refusal } from "./operations";
import { type EmulatedFlow, openStore } from "./store";

/** How to start an emulator; every option has a default. */
export interface EmulatorOptions {
  /** TCP port on 127.0.0.1; 0, the default, takes a free one. */
  port?: number;
  /** JSON file that keeps the flows from one start to the next. By default they are kept in memory. */
  dataFile?: string;
  /** The one key that the emulator accepts. */
  accessKeyId?: string;
  accessKeySecret?: string;
  /** The space of calls that name none. Other spaces exist as soon as they are named. */
  custSpaceId?: string;
  /**
   * How the document that is read back differs from the one that was uploaded. CAMS does not say whether it keeps
   * documents as they are; by default the emulator does.
   */
  readBack?: (uploaded: JsonObject) => JsonObject;
}

/** One call that the emulator answered, without its parameters. */
export interface EmulatedCall {
  operation: string;
  /** `OK` or the code of the refusal; `RESET` where the connection was cut instead of an answer. */
  outcome: string;
}

/** What should go wrong with the next calls of an operation. */
export interface Fault {
  /** Code of the refusal. */
  code: string;
  message?: string;
  /** HTTP status, by default 400. CAMS also refuses with 200. */
  status?: number;
  /** How many calls pass before the first one is hit, by default none. */
  skip?: number;
  /** How many calls are hit, by default one. */
  times?: number;
  /** `reset` does the work and then cuts the connection, so that the caller cannot know what happened. */
  kind?: "refuse" | "reset";
}

/** A running emulator of CAMS. */
export interface Emulator {
  /** URL for `CAMS_ENDPOINT`. */
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly custSpaceId: string;
  /** Environment variables with which a Pulumi program uses this emulator. */
  readonly env: Record<string, string>;
  /** All calls since the start, oldest first. */
  readonly calls: readonly EmulatedCall[];
  /** All flows as they are now. */
  flows(): EmulatedFlow[];
  /** Changes a flow as somebody in the CAMS console would, without a call. */
  edit(flowId: string, change: Partial<Omit<EmulatedFlow, "flowId">>): void;
  /** Removes a flow as somebody in the CAMS console would, without a call. */
  remove(flowId: string): void;
  /** Makes the next calls of an operation fail. */
  fail(operation: Operation, fault: Fault): void;
  /** Stops the server and frees its port. */
  close(): Promise<void>;
}

const BUCKET = "cams-emulator";
const MAX_BODY_BYTES = 12 * 1024 * 1024;

/**
 * Starts CAMS as a local server: the WhatsApp Flow operations with their wire format and signatures, and the storage
 * for documents.
 *
 * @example
 * const emulator = await startEmulator();
 * // run a Pulumi program with { ...process.env, ...emulator.env }
 * await emulator.close();
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const {
    port = 0,
    dataFile,
    accessKeyId = "emulator-key-id",
    accessKeySecret = "emulator-key-secret",
    custSpaceId = "cams-emulator",
    readBack = (uploaded) => uploaded,
  } = options;
  const account: Credentials = { accessKeyId, accessKeySecret };
  const now = () => new Date();
  const store = openStore(dataFile);
  const bucket = openBucket(BUCKET, now);
  const calls: EmulatedCall[] = [];
  const faults = new Map<string, Fault[]>();
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const backend: Backend = {
    store,
    defaultSpace: custSpaceId,
    newFlowId: () => String(randomInt(1e14, 2 ** 48 - 1)),
    now,
    fetchDocument,
    assetUrl: (flowId) => `${endpoint}/assets/${flowId}.json`,
    previewUrl: (flowId) => `${endpoint}/assets/${flowId}.json`,
    grantUpload: (space) => bucket.grant(`uploads/${space}`, endpoint),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", endpoint);
    const query = Object.fromEntries(url.searchParams);
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const body = await readBody(request);
    const path = decodeURIComponent(url.pathname);
    if (path === "/" && headers["x-acs-action"] !== undefined) {
      return answerCall(response, { method: request.method ?? "", query, headers, body });
    }
    if (path.startsWith(`/${BUCKET}/`)) {
      const key = path.slice(BUCKET.length + 2);
      const result = request.method === "PUT" ? bucket.put(key, headers, body) : bucket.read(key, query);
      return send(response, result.status, result.body, "application/octet-stream");
    }
    const flow = store.get(/^\/assets\/(\d+)\.json$/.exec(path)?.[1] ?? "");
    if (flow?.json === undefined) return send(response, 404, "not found\n", "text/plain");
    return send(response, 200, JSON.stringify(readBack(flow.json)), "application/json");
  }

  async function answerCall(response: ServerResponse, received: Parameters<typeof authenticate>[0]): Promise<void> {
    const operation = received.headers["x-acs-action"] ?? "";
    const fault = nextFault(operation);
    const RequestId = randomBytes(16).toString("hex").toUpperCase();
    try {
      authenticate(received, account, now());
      if (fault !== undefined && fault.kind !== "reset") {
        throw new Refusal(fault.code, fault.message ?? "A fault that was asked for.", fault.status);
      }
      const handler = handlers[operation as Operation];
      if (handler === undefined || received.headers["x-acs-version"] !== API_VERSION) {
        throw new Refusal("InvalidApi.NotFound", "Specified api is not found, please check your url and method.", 404);
      }
      const data = await handler({ ...formParameters(received), ...received.query }, backend);
      if (fault?.kind === "reset") {
        calls.push({ operation, outcome: "RESET" });
        response.socket?.resetAndDestroy();
        return;
      }
      calls.push({ operation, outcome: "OK" });
      const reply = { RequestId, Code: "OK", Message: "None", AccessDeniedDetail: "None", Data: data };
      send(response, 200, JSON.stringify(reply), "application/json;charset=utf-8");
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal("InternalError", String(error), 500);
      calls.push({ operation, outcome: refusal.code });
      const reply = { RequestId, HostId: new URL(endpoint).host, Code: refusal.code, Message: refusal.message };
      send(response, refusal.status, JSON.stringify(reply), "application/json;charset=utf-8");
    }
  }

  function nextFault(operation: string): Fault | undefined {
    const [fault, ...later] = faults.get(operation) ?? [];
    if (fault === undefined) return undefined;
    if (fault.skip) {
      faults.set(operation, [{ ...fault, skip: fault.skip - 1 }, ...later]);
      return undefined;
    }
    const left = (fault.times ?? 1) - 1;
    faults.set(operation, left > 0 ? [{ ...fault, times: left }, ...later] : later);
    return fault;
  }

  return {
    endpoint,
    accessKeyId,
    accessKeySecret,
    custSpaceId,
    env: {
      CAMS_ENDPOINT: endpoint,
      CAMS_CUST_SPACE_ID: custSpaceId,
      ALIBABA_CLOUD_ACCESS_KEY_ID: accessKeyId,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: accessKeySecret,
    },
    calls,
    flows: () => store.all(),
    edit(flowId, change) {
      const flow = store.get(flowId);
      if (flow === undefined) throw new Error(`the emulator has no flow ${flowId}`);
      store.put({ ...flow, ...change });
    },
    remove: (flowId) => store.remove(flowId),
    fail: (operation, fault) => {
      faults.set(operation, [...(faults.get(operation) ?? []), fault]);
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** CAMS downloads by a plain GET at call time; what it says of a failure was seen for other files. */
async function fetchDocument(url: string): Promise<JsonObject> {
  const refuse = () => new Refusal("InvalidParameter.FileUrlError", "The file can not download.");
  const text = await fetch(url).then(
    (response) => (response.ok ? response.text() : Promise.reject(refuse())),
    () => Promise.reject(refuse()),
  );
  try {
    const document: unknown = JSON.parse(text);
    if (isPlainObject(document)) return document as JsonObject;
  } catch {
    // Falls through to the refusal below.
  }
  throw refuse();
}

/** Official SDKs of before 2025-07 send parameters as a urlencoded body. */
function formParameters({ headers, body }: { headers: Record<string, string>; body: string }): Record<string, string> {
  const isForm = headers["content-type"]?.startsWith("application/x-www-form-urlencoded");
  return isForm ? Object.fromEntries(new URLSearchParams(body)) : {};
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Error("the body is too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function send(response: ServerResponse, status: number, body: string, type: string): void {
  response.writeHead(status, { "content-type": type }).end(body);
}
