import { z } from "zod";

/** Ids are opaque texts; some replies carry them as numbers. */
const id = z.union([z.string(), z.number()]).transform(String);
/** CAMS writes an absent text as "", "None" or "无". */
const text = z
  .string()
  .nullish()
  .transform((value) => (value == null || ["", "None", "无"].includes(value) ? undefined : value));
const texts = z.array(z.string()).nullish();

const flow = z.object({ FlowId: id, FlowName: z.string(), Categories: texts });
const nothing = z.unknown().transform(() => undefined);

/** One page of ListFlow, with `Index` from 1. */
export interface Page {
  Index: number;
  Size: number;
}

/** The parameters of an operation; lists and objects travel as JSON texts, absent ones not at all. */
export interface Parameters {
  CreateFlow: { FlowName: string; Categories: string[]; EndpointUri?: string; CustSpaceId?: string };
  GetFlow: { FlowId: string; CustSpaceId?: string };
  ModifyFlow: { FlowId: string; FlowName: string; Categories: string[]; EndpointUri?: string; CustSpaceId?: string };
  ListFlow: { FlowName?: string; Page: Page; CustSpaceId?: string };
  UpdateFlowJSONAsset: { FlowId: string; FilePath: string; CustSpaceId?: string };
  GetFlowJSONAssest: { FlowId: string; CustSpaceId?: string };
  GetFlowPreviewUrl: { FlowId: string; CustSpaceId?: string };
  PublishFlow: { FlowId: string; CustSpaceId?: string };
  DeprecateFlow: { FlowId: string; CustSpaceId?: string };
  DeleteFlow: { FlowId: string; CustSpaceId?: string };
  GetChatappUploadAuthorization: { CustSpaceId: string };
}

/**
 * The `Data` of each operation's reply, checked and turned into a type.
 *
 * Source: the operation pages of "Chat App Message Service", API version 2020-06-06. `GetFlowJSONAssest` is CAMS's own
 * spelling. A list is documented as `Data`; a program in production finds it under `Data.FlowList`, so both are read.
 */
export const replies = {
  CreateFlow: flow,
  GetFlow: z.object({
    FlowId: id,
    FlowName: z.string(),
    Status: z.string(),
    Categories: texts,
    JSONVersion: text,
    DataApiVersion: text,
    EndpointUri: text,
  }),
  ModifyFlow: nothing,
  ListFlow: z
    .union([z.array(flow), z.object({ FlowList: z.array(flow) }), z.null(), z.undefined()])
    .transform((data) => (Array.isArray(data) ? data : (data?.FlowList ?? []))),
  UpdateFlowJSONAsset: nothing,
  GetFlowJSONAssest: z.object({ FilePath: text }),
  GetFlowPreviewUrl: z.object({ PreviewUrl: z.string(), PreviewUrlExpires: z.coerce.number().nullish() }),
  PublishFlow: nothing,
  DeprecateFlow: nothing,
  DeleteFlow: nothing,
  GetChatappUploadAuthorization: z.object({
    AccessKeyId: z.string(),
    AccessKeySecret: z.string(),
    SecurityToken: z.string(),
    BucketName: z.string(),
    Dir: z.string(),
    EndPoint: z.string(),
    /** Lifetime in seconds. */
    Expire: z.coerce.number(),
  }),
} satisfies Record<keyof Parameters, z.ZodType>;

/** The name of a CAMS operation that this client calls. */
export type Operation = keyof Parameters;

/** The `Data` of an operation's reply. */
export type Reply<O extends Operation> = z.output<(typeof replies)[O]>;

/** What every reply has around its `Data`. */
export const envelope = z.object({
  Code: z.union([z.string(), z.number()]).transform(String).optional(),
  Message: text,
  /** The page of PublishFlow shows one with a line end. */
  RequestId: z
    .string()
    .transform((value) => value.trim())
    .optional(),
  Success: z.boolean().optional(),
  Data: z.unknown().optional(),
});

/** Parameters in the form in which they are signed and sent. */
export function encodeParameters(parameters: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]),
  );
}
