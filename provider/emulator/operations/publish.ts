import { validate } from "../../../sdk/flow";
import { Refusal } from "../refusal";
import type { EmulatedFlow } from "../store";
import type { World } from "./call";

/**
 * Refuses what Meta would not publish, with the one code that reaches CAMS's callers: Meta's list of errors does not. What
 * is missing beside the document is said, since it cannot be found offline.
 *
 * @throws {Refusal} carrying 139002
 */
export function requirePublishable(flow: EmulatedFlow, { behaviour, store }: World): void {
  if (flow.json === undefined) throw failed("the flow has no JSON");
  if (validate(flow.json).some(({ severity }) => severity === "error")) throw failed("the flow has validation errors");
  if (flow.json.data_api_version === undefined) return;
  if (flow.endpointUri === undefined) throw failed("the flow has data_api_version but no EndpointUri");
  if (behaviour.publicKey === "not-required") return;
  const keyed = store.phoneKeys
    .all()
    .filter(({ custSpaceId, status }) => custSpaceId === flow.custSpaceId && status !== "MISMATCH");
  if (keyed.length === 0) throw failed("no phone number of the space has a public key");
  const numbers = store.phoneNumbers.all().filter(({ custSpaceId }) => custSpaceId === flow.custSpaceId);
  const without = numbers.find(({ phoneNumber }) => !keyed.some((key) => key.phoneNumber === phoneNumber));
  if (without !== undefined) throw failed(`the phone number ${without.phoneNumber} has no valid public key`);
}

const failed = (why: string) =>
  new Refusal("Emulator.PublishFailed", `Publishing Flow attempt failed (139002): ${why}`);
