import { decodeKeyed } from "../sdk/flow";

/**
 * A flow as it was written, from inputs that the engine has recorded or is about to. They hold it in its keyed form, but
 * for what `pulumi import` has recorded: that holds it as it is, and is returned itself.
 */
export const recordedDocument = (flow: unknown): unknown => (isKeyed(flow) ? decodeKeyed(flow) : flow);

/** Whether a document is in its keyed form, in which lists are maps with an order. */
function isKeyed(flow: unknown): boolean {
  const open = [flow];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== "object" || value === null) continue;
    if ("$order" in value && typeof value.$order === "string") return true;
    for (const member of Object.values(value)) open.push(member);
  }
  return false;
}
