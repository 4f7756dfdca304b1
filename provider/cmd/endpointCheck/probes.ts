import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { type Asked, exampleRequests, type JsonObject } from "../../../sdk/flow";
import { type SealedRequest, sealRequest } from "../../endpoint";

/** One request of the check, and what is expected of the answer. */
export interface Probe {
  /** What the reader calls it: `INIT`, `data_exchange SERVICE`, `wrong key`. */
  name: string;
  sealed: SealedRequest;
  expected: Expected;
}

/** `alive`: the answer to a health check; `shows`: a screen that may follow; a list: one of some HTTP statuses. */
type Expected = { kind: "alive" } | { kind: "shows"; asked: Asked } | { kind: "refused"; statuses: number[] };

/** All requests of the check, in the order in which they are sent. */
export function probesOf(document: JsonObject, publicKey: KeyObject, flowToken: string): Probe[] {
  const ping = { version: "3.0", action: "ping" };
  const foreign = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey;
  const examples = exampleRequests(document, flowToken).map(({ site, request }): Probe => {
    const asked = { action: actionOf(request.action), screen: request.screen === "" ? undefined : request.screen };
    const name = [request.action, request.screen, site === "" ? "" : `(${site})`]
      .filter((part) => part !== "")
      .join(" ");
    return { name, sealed: sealRequest(request, publicKey), expected: { kind: "shows", asked } };
  });
  const init = { ...ping, action: "INIT", screen: "", data: {}, flow_token: flowToken };
  return [
    { name: "ping", sealed: sealRequest(ping, publicKey), expected: { kind: "alive" } },
    ...examples,
    { name: "another key", sealed: sealRequest(init, foreign), expected: { kind: "refused", statuses: [421] } },
    {
      name: "damaged data",
      sealed: damaged(sealRequest(init, publicKey)),
      expected: { kind: "refused", statuses: [421, 400] },
    },
  ];
}

const actionOf = (action: string): Asked["action"] =>
  action === "INIT" || action === "BACK" ? action : "data_exchange";

/** The same with one bit of the encrypted data turned. */
function damaged(sealed: SealedRequest): SealedRequest {
  const envelope: Record<string, string> = JSON.parse(sealed.body);
  const data = Buffer.from(envelope.encrypted_flow_data ?? "", "base64");
  data[0] = (data[0] ?? 0) ^ 1;
  return { ...sealed, body: JSON.stringify({ ...envelope, encrypted_flow_data: data.toString("base64") }) };
}
