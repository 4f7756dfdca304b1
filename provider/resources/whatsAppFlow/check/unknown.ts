import { decodeKeyed, encodeKeyed, type JsonObject, type JsonValue, mapLeaves, valueAt } from "../../../../sdk/flow";
import { holdsUnknown } from "../../unknown";

type IsUnknown = (value: unknown) => boolean;

/**
 * A document in which each value that is not known yet is the one that stood there before, so that it counts as
 * unchanged. Places are those of the keyed view, so that an inserted screen moves nothing.
 */
export function withoutUnknown(document: JsonObject, before: JsonObject, isUnknown: IsUnknown): JsonObject {
  if (!holdsUnknown(document, isUnknown)) return document;
  const [now, old] = [encodeKeyed(document) as JsonValue, encodeKeyed(before)];
  const filled = mapLeaves(now, (leaf, path) =>
    isUnknown(leaf) ? ((valueAt(old, path) as JsonValue | undefined) ?? "(not known yet)") : leaf,
  );
  return decodeKeyed(filled) as JsonObject;
}
