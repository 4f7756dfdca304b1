import { CamsError, type Operation, PermissionError, RefusedError } from "../../cams";
import type { Access } from "../../observations";
import type { Account } from "./account";

/** What needs an operation. */
type Use = "WhatsAppFlow" | "PhoneEncryptionPublicKey" | "FlowTrigger" | "a command";

/** An operation that the product calls, with the RAM action `cams:<operation>`. */
interface ActionRow {
  use: Use;
  /** Asks with a read that does no harm; absent for writes, which only a probe makes. */
  ask?: (account: Account, phoneNumber: string | undefined) => Promise<unknown>;
}

/** An id that no flow has, and a number that nobody has. */
const MADE_UP_FLOW = "999999999999999";
const MADE_UP_NUMBER = "10000000000";

const aboutFlow =
  (operation: "GetFlow" | "GetFlowJSONAssest" | "GetFlowPreviewUrl") =>
  ({ client, space }: Account) =>
    client.call(operation, { FlowId: MADE_UP_FLOW, CustSpaceId: space });

/** Every operation that the product calls. RAM knows no resources of CAMS, so each is granted on `*`. */
export const ACTIONS: { [O in Operation]: ActionRow } = {
  ListFlow: {
    use: "WhatsAppFlow",
    ask: ({ client, space }) => client.call("ListFlow", { Page: { Index: 1, Size: 1 }, CustSpaceId: space }),
  },
  GetFlow: { use: "WhatsAppFlow", ask: aboutFlow("GetFlow") },
  GetFlowJSONAssest: { use: "WhatsAppFlow", ask: aboutFlow("GetFlowJSONAssest") },
  GetChatappUploadAuthorization: {
    use: "WhatsAppFlow",
    ask: async ({ client, space }) =>
      space === undefined ? undefined : client.call("GetChatappUploadAuthorization", { CustSpaceId: space }),
  },
  QueryChatappPhoneNumbers: {
    use: "PhoneEncryptionPublicKey",
    ask: ({ client, space }) => client.call("QueryChatappPhoneNumbers", { CustSpaceId: space }),
  },
  GetPhoneEncryptionPublicKey: {
    use: "PhoneEncryptionPublicKey",
    ask: ({ client, space }, phoneNumber = MADE_UP_NUMBER) =>
      client.call("GetPhoneEncryptionPublicKey", { PhoneNumber: phoneNumber, CustSpaceId: space }),
  },
  GetFlowPreviewUrl: { use: "a command", ask: aboutFlow("GetFlowPreviewUrl") },
  GetWhatsappHealthStatus: {
    use: "a command",
    ask: async ({ client, space }) =>
      space === undefined
        ? undefined
        : client.call("GetWhatsappHealthStatus", { NodeType: "waba", CustSpaceId: space }),
  },
  ListChatFlow: {
    use: "FlowTrigger",
    ask: ({ client }) => client.call("ListChatFlow", { PageNo: 1, PageSize: 20 }),
  },
  ReadFlowVersion: {
    use: "FlowTrigger",
    ask: ({ client }) => client.call("ReadFlowVersion", { FlowCode: "0".repeat(32) }),
  },
  CreateFlow: { use: "WhatsAppFlow" },
  ModifyFlow: { use: "WhatsAppFlow" },
  UpdateFlowJSONAsset: { use: "WhatsAppFlow" },
  PublishFlow: { use: "WhatsAppFlow" },
  DeprecateFlow: { use: "WhatsAppFlow" },
  DeleteFlow: { use: "WhatsAppFlow" },
  UpdatePhoneEncryptionPublicKey: { use: "PhoneEncryptionPublicKey" },
  TriggerChatFlow: { use: "FlowTrigger" },
};

export const actionNames = Object.keys(ACTIONS) as Operation[];

/** What came of a call that was made to see whether it may be made. */
export interface Answer {
  access: Access;
  reply?: unknown;
  error?: CamsError;
}

/**
 * Whether a call may be made, by what came of it: CAMS refuses one that RAM denies with a code of its own, before it looks at
 * what was asked.
 */
export const accessAfter = (error: unknown): Access =>
  error instanceof PermissionError
    ? "denied"
    : error instanceof RefusedError && error.outcome === "refused" && error.category !== "notSubscribed"
      ? "allowed"
      : "unknown";

/** Asks, and takes every answer of CAMS for one. */
export async function answerOf(ask: () => Promise<unknown>): Promise<Answer> {
  try {
    const reply = await ask();
    return reply === undefined ? { access: "unknown" } : { access: "allowed", reply };
  } catch (error) {
    if (!(error instanceof CamsError)) throw error;
    return { access: accessAfter(error), error };
  }
}

/** A RAM policy that grants operations. */
export const policyFor = (operations: readonly Operation[]) => ({
  Version: "1",
  Statement: [{ Effect: "Allow", Action: operations.map((operation) => `cams:${operation}`), Resource: "*" }],
});
