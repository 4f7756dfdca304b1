import { randomBytes } from "node:crypto";
import { authorization, sha256 } from "../../../provider/cams";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../../provider/emulator";

/** A caller of the emulator that is plain enough to send what a client would not. */
export interface Sent {
  status: number;
  headers: Headers;
  text: string;
  /** The reply, where it is JSON. */
  reply: Record<string, unknown>;
}

/** How a call differs from a right one. */
export interface Way {
  method?: "GET" | "POST";
  /** Sends parameters as a urlencoded body in place of the query. */
  body?: boolean;
  accessKeyId?: string;
  accessKeySecret?: string;
  securityToken?: string;
  /** Headers that differ before the request is signed. */
  headers?: Record<string, string>;
  /** Headers that differ after it. */
  forged?: Record<string, string>;
}

/** Calls an operation with a signature made by hand. */
export async function camsCall(
  emulator: Emulator,
  operation: string,
  parameters: Record<string, unknown> = {},
  way: Way = {},
): Promise<Sent> {
  const { method = "POST", accessKeyId = emulator.accessKeyId, accessKeySecret = emulator.accessKeySecret } = way;
  const texts = Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === "string" ? value : JSON.stringify(value),
    ]),
  );
  const body = way.body ? new URLSearchParams(texts).toString() : "";
  const query = way.body ? {} : texts;
  const headers: Record<string, string> = {
    "x-acs-action": operation,
    "x-acs-version": "2020-06-06",
    "x-acs-date": new Date().toISOString(),
    "x-acs-signature-nonce": randomBytes(16).toString("hex"),
    "x-acs-content-sha256": sha256(body),
    ...(way.body ? { "content-type": "application/x-www-form-urlencoded" } : {}),
    ...(way.securityToken ? { "x-acs-accesskey-id": accessKeyId, "x-acs-security-token": way.securityToken } : {}),
    ...way.headers,
  };
  const signed = { ...headers, host: new URL(emulator.endpoint).host };
  const parts = { method, uri: "/", query, headers: signed, payloadHash: sha256(body) };
  const signature = authorization(parts, { accessKeyId, accessKeySecret });
  const response = await fetch(`${emulator.endpoint}/?${new URLSearchParams(query)}`, {
    method,
    headers: { ...headers, authorization: signature, ...way.forged },
    body: way.body ? body : undefined,
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, reply: json(text) };
}

/** HTTP status and code of a call. */
export async function outcome(...call: Parameters<typeof camsCall>): Promise<[number, unknown]> {
  const { status, reply } = await camsCall(...call);
  return [status, reply.Code];
}

/** Starts an emulator for the time of a test. */
export async function withEmulator(options: EmulatorOptions, test: (emulator: Emulator) => Promise<void>) {
  const emulator = await startEmulator(options);
  try {
    await test(emulator);
  } finally {
    await emulator.close();
  }
}

/** Makes a flow, and returns its id. */
export async function makeFlow(
  emulator: Emulator,
  FlowName = "name",
  more: Record<string, unknown> = {},
): Promise<string> {
  await camsCall(emulator, "CreateFlow", { FlowName, Categories: ["OTHER"], ...more });
  const flow = emulator.flows().find(({ flowName }) => flowName === FlowName);
  if (flow === undefined) throw new Error(`no flow ${FlowName} was made`);
  return flow.flowId;
}

function json(text: string): Record<string, unknown> {
  try {
    return { ...JSON.parse(text) };
  } catch {
    return {};
  }
}
