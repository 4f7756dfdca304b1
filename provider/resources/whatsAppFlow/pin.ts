import { digest, type JsonObject } from "../../../sdk/flow";
import { type Failure, failure, ResourceFailure } from "../context";
import type { WhatsAppFlowInputs } from "./inputs";

/** Why a document that is not the one that is expected stops. */
const difference = (found: string, expected: string) => `the flow has digest ${found}, and ${expected} is expected`;
const WAY_OUT = "take the flow file that the previous stage has published, or publish this one there first";

/** Finds that the document is not the one that is expected; both are fully known. */
export function checkPin(expected: string, flow: JsonObject): Failure[] {
  const found = digest(flow);
  if (expected === found || !expected.startsWith("sha256:")) return [];
  return [failure("EXPECTED_DIGEST_DIFFERS", `${difference(found, expected)} (${WAY_OUT})`)];
}

/** Stops before the first write when the document is not the one that is expected. */
export function requirePin({ expectDigest, flow }: WhatsAppFlowInputs): void {
  const found = digest(flow);
  if (expectDigest === undefined || expectDigest === found) return;
  const next = `${WAY_OUT.charAt(0).toUpperCase()}${WAY_OUT.slice(1)}.`;
  throw new ResourceFailure(`${difference(found, expectDigest)}: nothing was changed. ${next}`);
}
