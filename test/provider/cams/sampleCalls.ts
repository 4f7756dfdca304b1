import type { Operation, Parameters } from "../../../provider/cams";

type Sample = { [O in Operation]: { operation: O; parameters: Parameters[O]; data?: unknown } }[Operation];

const oneFlow = { FlowId: "1", CustSpaceId: "cams-1" };
const summary = { FlowId: "1", FlowName: "n", Categories: ["OTHER"] };

/** A call of each operation and the `Data` of a good reply; TriggerChatFlow with and without a Uuid. */
export const sampleCalls: Sample[] = [
  { operation: "CreateFlow", parameters: { FlowName: "canary", Categories: ["OTHER"] }, data: summary },
  { operation: "GetFlow", parameters: oneFlow, data: { ...summary, Status: "DRAFT" } },
  { operation: "ModifyFlow", parameters: { ...oneFlow, FlowName: "n", Categories: ["OTHER"] } },
  { operation: "ListFlow", parameters: { Page: { Index: 1, Size: 20 } }, data: [summary] },
  {
    operation: "UpdateFlowJSONAsset",
    parameters: { ...oneFlow, FilePath: "https://files.example/a.json?Signature=canary" },
  },
  { operation: "GetFlowJSONAssest", parameters: oneFlow, data: { FilePath: "https://files.example/a.json" } },
  {
    operation: "GetFlowPreviewUrl",
    parameters: oneFlow,
    data: { PreviewUrl: "https://x.example", PreviewUrlExpires: 1 },
  },
  { operation: "PublishFlow", parameters: oneFlow },
  { operation: "DeprecateFlow", parameters: oneFlow },
  { operation: "DeleteFlow", parameters: oneFlow },
  {
    operation: "GetChatappUploadAuthorization",
    parameters: { CustSpaceId: "cams-1" },
    data: {
      AccessKeyId: "STS.id",
      AccessKeySecret: "s",
      SecurityToken: "t",
      BucketName: "b",
      Dir: "d",
      EndPoint: "oss.example",
      Expire: "3600",
    },
  },
  { operation: "GetPhoneEncryptionPublicKey", parameters: { PhoneNumber: "canary" }, data: { PhoneNumber: "49" } },
  {
    operation: "UpdatePhoneEncryptionPublicKey",
    parameters: { PhoneNumber: "canary", EncryptionPublicKey: "PEM", CustSpaceId: "cams-1" },
  },
  { operation: "QueryChatappPhoneNumbers", parameters: { CustSpaceId: "cams-1" } },
  {
    operation: "GetWhatsappHealthStatus",
    parameters: { NodeType: "waba", CustSpaceId: "cams-1" },
    data: { CanSendMessage: "AVAILABLE" },
  },
  { operation: "TriggerChatFlow", parameters: { FlowCode: "c", Data: { a: "canary" } }, data: {} },
  { operation: "TriggerChatFlow", parameters: { FlowCode: "c", Uuid: "u-1", ClaimTimeMillis: 1 }, data: {} },
  { operation: "ListChatFlow", parameters: { PageNo: 1 }, data: null },
  { operation: "ReadFlowVersion", parameters: { FlowCode: "c", FlowVersion: "1" }, data: 434991 },
];
