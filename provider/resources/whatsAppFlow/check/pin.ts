import { digest, type JsonObject } from "../../../../sdk/flow";
import { failure } from "../../context";
import type { CheckRequest, Findings } from "./check";
import { holdsUnknown } from "./unknown";

/** Compares the digest of the document with the one that is expected, as soon as both are fully known. */
export function checkPin({ values: { expectDigest }, isUnknown }: CheckRequest, flow: JsonObject): Findings {
  const open = typeof expectDigest !== "string" || isUnknown(expectDigest) || holdsUnknown(flow, isUnknown);
  if (open || expectDigest === digest(flow) || !expectDigest.startsWith("sha256:")) {
    return { failures: [], warnings: [], notes: [] };
  }
  const text =
    `the flow has digest ${digest(flow)}, and ${expectDigest} is expected ` +
    "(take the flow file that the stage before has published, or publish this one there first)";
  return { failures: [failure("EXPECTED_DIGEST_DIFFERS", text)], warnings: [], notes: [] };
}
