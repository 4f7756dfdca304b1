import type { Exchange } from "../flow/exchange";
import { isPlainObject } from "../flow/json";
import type { EndpointRequest, OtherRequest } from "./types";

/** What a request, once it is decrypted, asks for. */
export type Asking =
  | { kind: "ping" }
  /** A phone could not use an earlier answer. */
  | { kind: "notification"; error: string; screen?: string | undefined }
  | { kind: "request"; request: OtherRequest };

const ACTIONS = ["INIT", "data_exchange", "BACK"] as const;

/** Reads a request; undefined for what no phone sends. Screens that are shown in messages are those of the flow. */
export function readRequest(text: string, exchange: Exchange): Asking | undefined {
  const parsed = parse(text);
  if (!isPlainObject(parsed)) return undefined;
  const action = parsed.action;
  if (action === "ping") return { kind: "ping" };
  const data = parsed.data ?? {};
  // An empty text stands for no screen.
  const screen = typeof parsed.screen === "string" && parsed.screen !== "" ? parsed.screen : undefined;
  if (!isPlainObject(data)) return undefined;
  if (data.error !== undefined && !sendsError(exchange, screen)) {
    const { error } = data;
    const known = screen !== undefined && exchange.screens.has(screen) ? screen : undefined;
    const isCode = typeof error === "string" && /^[A-Za-z_-]{1,60}$/.test(error);
    return { kind: "notification", error: isCode ? error : "an error", screen: known };
  }
  const { version, flow_token } = parsed;
  const known = ACTIONS.find((one) => one === action);
  if (known === undefined || typeof version !== "string" || typeof flow_token !== "string") return undefined;
  const asked = { version, flow_token, data };
  switch (known) {
    case "INIT":
      return { kind: "request", request: { ...asked, action: known } };
    case "BACK":
      return { kind: "request", request: { ...asked, action: known, screen } };
    case "data_exchange":
      return screen === undefined ? undefined : { kind: "request", request: { ...asked, action: known, screen } };
  }
}

/** Whether a flow can make a request. The values in it are a user's and are not looked at. */
export function isInFlow<Flow>(
  request: OtherRequest | EndpointRequest<Flow>,
  { screens, exchanges }: Exchange,
): request is EndpointRequest<Flow> {
  if (request.screen === undefined) return request.action !== "data_exchange";
  return request.action === "data_exchange" ? exchanges.has(request.screen) : screens.has(request.screen);
}

/** Whether a screen itself sends a key that elsewhere makes a request a notification. */
const sendsError = ({ exchanges }: Exchange, screen: string | undefined): boolean =>
  screen !== undefined &&
  (exchanges.get(screen) ?? []).some(({ properties = {} }) => Object.hasOwn(properties, "error"));

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
