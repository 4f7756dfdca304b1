import type { z } from "zod";
import {
  chatFlow,
  encryptionPublicKey,
  flow,
  flowAsset,
  flowList,
  flowPreview,
  flowSummary,
  healthStatus,
  modifiedFlow,
  nothing,
  phoneNumbers,
  uploadAuthorization,
} from "./replies";
import { json, optional, text, type Wire, whole } from "./wire";

/**
 * Whether the client may send a call again when it cannot know whether the first one was done.
 *
 * `safe`: a read, or a write of the whole state that has the same effect twice. `never`: done twice it makes a second
 * flow, or is refused for what the first one did (publishing what is published, deleting what is gone), which would turn
 * a success into a refusal; the lifecycle looks what is there and does what is missing. `with Uuid`: CAMS runs a Uuid
 * once, so the call is safe to repeat if it carries one.
 */
export type Retry = "safe" | "never" | "with Uuid";

interface OperationSpec {
  parameters: Record<string, Wire<never>>;
  /** Checks what `from` names and turns it into a type. */
  reply: z.ZodType;
  /** `Data` of the reply, or the whole reply where CAMS does not say which part holds what. */
  from: "Data" | "reply";
  retry: Retry;
  /** Calls a second that CAMS documents for an account, on the operation's own page; the quota page names more. */
  perSecond: number;
}

const space = { CustSpaceId: optional(text) };
const oneFlow = { FlowId: text, ...space };
const flowProperties = { FlowName: text, Categories: json<string[]>(), EndpointUri: optional(text), ...space };
const chatFlowPlace = { BizCode: optional(text), BizExtend: optional(json<Record<string, unknown>>()) };
const data = { from: "Data", perSecond: 5 } as const;
const anything = { reply: chatFlow, from: "reply", perSecond: 5 } as const;

/**
 * The operations that this client calls, API version 2020-06-06. All are sent as POST with parameters in the query.
 * `GetFlowJSONAssest` is CAMS's own spelling. The page of each is `documentationOf(operation)`.
 */
export const operations = {
  CreateFlow: { parameters: flowProperties, reply: flowSummary, retry: "never", ...data },
  GetFlow: { parameters: oneFlow, reply: flow, retry: "safe", ...data },
  ModifyFlow: { parameters: { FlowId: text, ...flowProperties }, reply: modifiedFlow, retry: "safe", ...data },
  ListFlow: {
    parameters: { FlowName: optional(text), Page: json<Page>(), ...space },
    reply: flowList,
    retry: "safe",
    ...data,
  },
  UpdateFlowJSONAsset: { parameters: { ...oneFlow, FilePath: text }, reply: nothing, retry: "safe", ...data },
  GetFlowJSONAssest: { parameters: oneFlow, reply: flowAsset, retry: "safe", ...data },
  GetFlowPreviewUrl: { parameters: oneFlow, reply: flowPreview, retry: "safe", ...data },
  PublishFlow: { parameters: oneFlow, reply: nothing, retry: "never", ...data },
  DeprecateFlow: { parameters: oneFlow, reply: nothing, retry: "never", ...data },
  DeleteFlow: { parameters: oneFlow, reply: nothing, retry: "never", ...data },
  GetChatappUploadAuthorization: {
    parameters: { CustSpaceId: text },
    reply: uploadAuthorization,
    retry: "safe",
    ...data,
  },
  GetPhoneEncryptionPublicKey: {
    parameters: { PhoneNumber: text, ...space },
    reply: encryptionPublicKey,
    retry: "safe",
    ...data,
  },
  UpdatePhoneEncryptionPublicKey: {
    parameters: { PhoneNumber: text, EncryptionPublicKey: text, ...space },
    reply: nothing,
    retry: "safe",
    ...data,
  },
  QueryChatappPhoneNumbers: {
    parameters: { ...space },
    reply: phoneNumbers,
    from: "reply",
    retry: "safe",
    perSecond: 5,
  },
  GetWhatsappHealthStatus: {
    parameters: { NodeType: text, PhoneNumber: optional(text), CustSpaceId: text },
    reply: healthStatus,
    retry: "safe",
    ...data,
  },
  TriggerChatFlow: {
    parameters: {
      FlowCode: text,
      Data: optional(json<Record<string, unknown>>()),
      Uuid: optional(text),
      OutId: optional(text),
      ClaimTimeMillis: optional(whole),
      DiscardTimeMillis: optional(whole),
    },
    retry: "with Uuid",
    ...anything,
  },
  ListChatFlow: {
    parameters: {
      Status: optional(text),
      PageNo: optional(whole),
      PageSize: optional(whole),
      FlowTriggerType: optional(text),
      Keyword: optional(text),
      ...chatFlowPlace,
    },
    retry: "safe",
    ...anything,
  },
  ReadFlowVersion: {
    parameters: { FlowCode: text, FlowVersion: optional(text), Status: optional(text), ...chatFlowPlace },
    retry: "safe",
    ...anything,
  },
} satisfies Record<string, OperationSpec>;

/** One page of ListFlow, with `Index` from 1. */
export interface Page {
  Index: number;
  Size: number;
}
