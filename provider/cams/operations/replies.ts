import { z } from "zod";
import { absentable, numeric, textual } from "./wire";

const categories = z.array(z.string()).nullish();

/** Replies whose `Data` holds nothing that the caller does not know. */
export const nothing = z.unknown().transform(() => undefined);

export const flowSummary = z.object({ FlowId: textual, FlowName: textual, Categories: categories });

/** What ModifyFlow left. Only an endpoint says more than the caller knows, since one that is left out may be kept. */
export const modifiedFlow = z.object({ EndpointUri: absentable }).nullish();

export const flow = z.object({
  FlowId: textual,
  FlowName: textual,
  Status: z.string(),
  Categories: categories,
  JSONVersion: absentable,
  DataApiVersion: absentable,
  EndpointUri: absentable,
});

/** Documented as a list under `Data`; a program in production finds it under `Data.FlowList`, so both are read. */
export const flowList = z
  .union([z.array(flowSummary), z.object({ FlowList: z.array(flowSummary).nullish() }), z.null(), z.undefined()])
  .transform((data) => (Array.isArray(data) ? data : (data?.FlowList ?? [])));

export const flowAsset = z.object({ FilePath: absentable });

export const flowPreview = z.object({
  PreviewUrl: z.string(),
  /** Unix time in milliseconds. */
  PreviewUrlExpires: numeric.nullish(),
});

/** A temporary key that may write into one folder of a bucket. */
export const uploadAuthorization = z.object({
  AccessKeyId: z.string(),
  AccessKeySecret: z.string(),
  SecurityToken: z.string(),
  BucketName: z.string(),
  Dir: z.string(),
  EndPoint: z.string(),
  /** Lifetime in seconds. */
  Expire: numeric,
});

/** What CAMS answers for a number without key is not documented: absent texts and absent `Data` are both taken for none. */
export const encryptionPublicKey = z
  .object({
    /** `VALID`, `MISMATCH` or one that is not documented yet. */
    EncryptionPublicKeyStatus: absentable,
    EncryptionPublicKey: absentable,
  })
  .nullish()
  .transform((data) => ({ text: data?.EncryptionPublicKey, status: data?.EncryptionPublicKeyStatus }));

/** The phone numbers of a space, which this reply has beside its `Code` and not under `Data`. */
export const phoneNumbers = z
  .object({ PhoneNumbers: z.array(z.object({ PhoneNumber: textual })).nullish() })
  .transform(({ PhoneNumbers }) => (PhoneNumbers ?? []).map(({ PhoneNumber }) => PhoneNumber));

/** Whether messages can be sent, and what Meta says is in the way. The values are Meta's: AVAILABLE, LIMITED, BLOCKED. */
export const healthStatus = z.object({
  CanSendMessage: z.string(),
  Entities: z
    .array(
      z.object({
        EntityType: absentable,
        CanSendMessage: absentable,
        Errors: z
          .array(z.object({ ErrorCode: absentable, ErrorDescription: absentable, PossibleSolution: absentable }))
          .nullish(),
      }),
    )
    .nullish(),
});

/**
 * Replies of the Chat Flow operations. What `Data` and `Response` hold is not documented and one example shows a bare
 * number, so both are any JSON value.
 */
export const chatFlow = z.object({ RequestId: absentable, Data: z.unknown(), Response: z.unknown() });
