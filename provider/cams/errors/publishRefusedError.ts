import { RefusedError } from "./refusedError";

/**
 * What Meta wants of a flow before it is published. CAMS passes on the code 139002 for all of them.
 *
 * Source: Meta's "Flows API" and "Error codes" of WhatsApp Flows.
 */
const preconditions: readonly string[] = [
  "the flow is a draft",
  "its Flow JSON has no validation errors",
  "its Flow JSON version is still supported",
  "a flow with data_api_version has an endpoint URI",
  "the endpoint passes Meta's health check",
  "a phone number is connected to the WhatsApp Business Account",
  "that phone number has a signed public key, if the flow has an endpoint",
  "a Meta app is connected to the flow, if it has an endpoint",
  "the WhatsApp Business Account is subscribed to the webhooks of Flows",
];

/** Meta did not publish the flow. */
export class PublishRefusedError extends RefusedError {
  override readonly name = "PublishRefusedError";
  override readonly category = "publishRefused";
  /** What a flow needs; at least one is not met, and CAMS does not say which. */
  readonly preconditions = preconditions;
}
