import { type Exchange, exchangeOf } from "../exchange";
import type { JsonObject } from "../json";
import { nearest } from "../nearest";
import { playableFlow, screenIndex } from "../render";
import { type AskEndpoint, FlowSession } from "./flowSession";
import { PhoneError } from "./phoneError";

/** How a flow is opened, as the message that sends it says. */
export interface Opening {
  /** `flow_action`: `navigate` shows the entry screen with `data`, `data_exchange` asks the endpoint for the first screen. */
  action?: "navigate" | "data_exchange";
  /** `flow_action_payload.screen`: by default the entry screen. */
  screen?: string;
  /** `flow_action_payload.data`: what the first screen is given. */
  data?: JsonObject;
  flowToken?: string;
  /** Asks the endpoint; a flow that asks without it fails. */
  ask?: AskEndpoint;
}

/**
 * Opens a flow as a phone does, without a phone: the screens are evaluated as in the page of `renderPage`. Without
 * `action`, a flow with an endpoint asks it for the first screen unless a screen or data are given.
 *
 * @throws PhoneError when a phone could not open it
 * @example
 * const session = await openFlow(document, { data: { name: "Ada" } });
 * await session.submit({ email: "ada@example.com" });
 * session.reply // { email: "ada@example.com", flow_token: "unused" }
 */
export async function openFlow(document: JsonObject, opening: Opening = {}): Promise<FlowSession> {
  const { flowToken = "unused", ask } = opening;
  const flow = playableFlow(document);
  const exchange = exchangeOf(document);
  const session = new FlowSession(flow, exchange, flowToken, ask);
  const asks = exchange.hasEndpoint && ask !== undefined && opening.screen === undefined && opening.data === undefined;
  if ((opening.action ?? (asks ? "data_exchange" : "navigate")) === "data_exchange") {
    await session.init();
    return session;
  }
  const { screen, data } = entryOf(exchange, opening);
  session.show(screenIndex(flow, screen), data);
  return session;
}

function entryOf({ screens, entry }: Exchange, opening: Opening): { screen: string; data: JsonObject } {
  const { screen = entry, data = {} } = opening;
  const model = screen === undefined ? undefined : screens.get(screen);
  if (screen === undefined || model === undefined) {
    const meant = nearest(screen ?? "", [...screens.keys()]);
    const message = screen === undefined ? "the flow has no screens" : `the flow has no screen ${screen}`;
    throw new PhoneError("PHONE_CANNOT_OPEN", message, meant && `did you mean ${meant}?`);
  }
  const missing = (model.required ?? []).filter((key) => !Object.hasOwn(data, key));
  if (missing.length === 0) return { screen, data };
  const message = `the screen ${screen} needs data that the message does not contain: ${missing.join(", ")}`;
  throw new PhoneError(
    "PHONE_CANNOT_OPEN",
    message,
    'give data, or action: "data_exchange" for a flow with an endpoint',
  );
}
