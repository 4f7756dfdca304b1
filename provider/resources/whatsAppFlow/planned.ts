import { digest, isPlainObject, type JsonObject } from "../../../sdk/flow";
import type { Values } from "../definition";
import { holdsUnknown } from "../unknown";
import { isPublished, type WhatsAppFlowState } from "./state";

/** What is known of a flow's outputs before it is created or updated. */
export function planned(
  { flow, flowName, publish, adopt }: Values,
  isUnknown: (value: unknown) => boolean,
  recorded: WhatsAppFlowState | undefined,
): Values {
  const isPublishing = publish === undefined || publish === true;
  const name = flowName ?? recorded?.flowName;
  const id = recorded?.flowId ?? (typeof adopt === "string" ? adopt : undefined);
  const known = isPlainObject(flow) && !holdsUnknown(flow, isUnknown) ? digest(flow as JsonObject) : undefined;
  return {
    ...(id === undefined || isUnknown(id) ? {} : { flowId: id }),
    ...(name === undefined ? {} : { flowName: name }),
    ...(known === undefined ? {} : { digest: known }),
    ...(isPublishing ? { status: statusAfter(recorded, known) } : {}),
    ...(isPublishing && known !== undefined ? { publishedDigest: known } : {}),
  };
}

/** What is published already and stays as it is keeps its status, which Meta may have lowered. */
const statusAfter = (recorded: WhatsAppFlowState | undefined, digest: string | undefined): string =>
  recorded !== undefined && isPublished(recorded.status) && recorded.publishedDigest === digest
    ? recorded.status
    : "PUBLISHED";
