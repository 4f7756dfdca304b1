import { digest } from "../../../sdk/flow";
import { ResourceFailure } from "../context";
import type { WhatsAppFlowInputs } from "./inputs";

/** Stops before the first write when the document is not the one that is expected. */
export function requirePin({ expectDigest, flow }: WhatsAppFlowInputs): void {
  const found = digest(flow);
  if (expectDigest === undefined || expectDigest === found) return;
  throw new ResourceFailure(
    `the flow has digest ${found}, and ${expectDigest} is expected: nothing was changed. ` +
      "Take the flow file that the stage before has published, or publish this one there first.",
  );
}
