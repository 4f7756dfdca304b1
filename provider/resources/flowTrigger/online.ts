import { z } from "zod";
import { type CamsClient, CamsError } from "../../cams";

/** A version as ReadFlowVersion may show it. CAMS documents the states, and of the reply nothing. */
const version = z.object({
  Response: z.object({
    FlowVersion: z.union([z.literal("1"), z.literal(1)]),
    Status: z.enum(["DRAFT", "OFFLINE", "DELETED"]),
  }),
});

/**
 * Whether it is sure that a Chat Flow has no online version: it is asked for one and shows version 1, the only one that
 * can be there alone, in another state. Anything else may have an online version beside it, so it is left to
 * TriggerChatFlow to refuse; so is a flow that the account may not read.
 */
export async function isSurelyOffline(client: CamsClient, flowCode: string): Promise<boolean> {
  try {
    return version.safeParse(await client.call("ReadFlowVersion", { FlowCode: flowCode, Status: "ONLINE" })).success;
  } catch (error) {
    if (error instanceof CamsError) return false;
    throw error;
  }
}
