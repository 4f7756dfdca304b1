import type { KeyObject } from "node:crypto";
import {
  type EndpointCall,
  type FlowSession,
  isPlainObject,
  type JsonValue,
  type Opening,
  openFlow,
  PhoneError,
} from "../../sdk/flow";
import { type EndpointTarget, EndpointUnreachableError, postToEndpoint, sealRequest } from "../endpoint";
import { readPublicKey } from "../publicKey";
import type { EmulatedFlow, Store } from "./store";

/** How a flow is opened on the emulated phone. */
export interface PhoneOptions extends Omit<Opening, "ask"> {
  /** The number that sends the flow; its public key encrypts what goes to the endpoint. */
  phoneNumber?: string;
  /** `published`, the default, opens what was published; `draft` also what was not. */
  mode?: "published" | "draft";
  /** In place of the flow's `endpointUri`: another URL, or the function that `createEndpoint` gives. */
  endpoint?: EndpointTarget;
}

/**
 * Opens a flow of the emulator as a user's phone does. Data exchange goes to the flow's endpoint, encrypted with the public
 * key of the phone number.
 *
 * @throws PhoneError when a phone could not open it
 */
export async function openOnPhone(store: Store, flowId: string, options: PhoneOptions = {}): Promise<FlowSession> {
  const { phoneNumber, mode = "published", endpoint, ...opening } = options;
  const flow = store.flows.get(flowId);
  const cannot = (message: string, hint?: string) => new PhoneError("PHONE_CANNOT_OPEN", message, hint);
  if (flow?.json === undefined) throw cannot(`the emulator has no flow ${flowId} with a document`);
  if (flow.status === "DEPRECATED") throw cannot(`flow ${flowId} is DEPRECATED`);
  if (flow.status === "DRAFT" && mode === "published") {
    throw cannot(`flow ${flowId} is a DRAFT`, 'publish it, or set mode: "draft"');
  }
  const target = endpoint ?? flow.endpointUri;
  if (flow.json.data_api_version === undefined || target === undefined) return await openFlow(flow.json, opening);
  if (phoneNumber === undefined) throw cannot("a flow with an endpoint is sent from a phone number", "set phoneNumber");
  keyOf(store, flow, phoneNumber);
  return await openFlow(flow.json, {
    ...opening,
    ask: (request) => ask(target, request, () => keyOf(store, flow, phoneNumber)),
  });
}

/** The key that Meta has for a number. It is looked up for each request, as a phone does after 421. */
function keyOf(store: Store, { custSpaceId }: EmulatedFlow, phoneNumber: string): KeyObject {
  const cannot = (why: string, hint: string) =>
    new PhoneError("PHONE_CANNOT_OPEN", `the phone number ${phoneNumber} ${why}`, hint);
  const key = store.phoneKeys.get(`${custSpaceId} ${phoneNumber}`);
  const hint = "set it with UpdatePhoneEncryptionPublicKey";
  if (key === undefined) throw cannot(`has no public key in the space ${custSpaceId}`, hint);
  if (key.status === "MISMATCH") throw cannot("has a public key that is MISMATCH", hint);
  try {
    return readPublicKey(key.publicKey);
  } catch (error) {
    throw cannot(`has a public key that cannot be used: ${error instanceof Error ? error.message : ""}`, hint);
  }
}

async function ask(target: EndpointTarget, request: EndpointCall, key: () => KeyObject): Promise<JsonValue> {
  const place = request.screen === "" ? request.action : `${request.action} from ${request.screen}`;
  const failed = (why: string, hint?: string) => new PhoneError("PHONE_ANSWER", `${place}: ${why}`, hint);
  try {
    const sealed = sealRequest(request, key());
    const { status, text } = await postToEndpoint(target, sealed.body);
    if (status !== 200 && status !== 427) {
      const hint = status === 421 ? "the endpoint does not have the private key of the number's public key" : undefined;
      throw failed(`the endpoint returned HTTP ${status}`, hint);
    }
    const read = sealed.read(text);
    if ("fault" in read) throw failed(`the endpoint's answer cannot be read: ${read.fault}`);
    if (status === 200) return read.value;
    const message = isPlainObject(read.value) ? String(read.value.error_msg) : "";
    throw failed(`the endpoint reports that the flow token is no longer valid: ${message}`);
  } catch (error) {
    throw error instanceof EndpointUnreachableError ? failed(error.message) : error;
  }
}
