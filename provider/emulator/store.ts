import type { JsonObject } from "../../sdk/flow";
import type { Table } from "./table";

/** The states that CAMS documents. */
export type FlowStatus = "DRAFT" | "PUBLISHED" | "DEPRECATED";

/** A flow as the emulator keeps it. */
export interface EmulatedFlow {
  flowId: string;
  custSpaceId: string;
  flowName: string;
  categories: string[];
  endpointUri?: string | undefined;
  status: FlowStatus;
  /** Whether it was published at any time. */
  wasPublished?: boolean | undefined;
  /** The document as it was last uploaded; absent until then. */
  json?: JsonObject | undefined;
}

/** A version of a Chat Flow. */
export interface ChatFlowVersion {
  flowVersion: string;
  status: "DRAFT" | "ONLINE" | "OFFLINE";
  remark?: string | undefined;
  /** The editor's export, kept as it is. */
  flowViewModel?: string | undefined;
}

/** A Chat Flow of the Flow Editor, with its versions. */
export interface EmulatedChatFlow {
  flowCode: string;
  /** The access key of the account that it belongs to. */
  account: string;
  title: string;
  remark: string;
  triggerType: string;
  /** The inputs of the start node that a trigger must give. */
  inputs: string[];
  versions: ChatFlowVersion[];
  binding?: { channelType: string; phoneNumbers: string[] } | undefined;
}

/** One run of a Chat Flow that TriggerChatFlow started. */
export interface EmulatedRun {
  runId: string;
  flowCode: string;
  account: string;
  uuid?: string | undefined;
  outId?: string | undefined;
  /** The names of what `Data` held; the values may be personal and are not kept. */
  dataKeys: string[];
  /** When it ran, in milliseconds since 1970. */
  time: number;
  /** How many calls asked for it: more than one where a Uuid was repeated. */
  times: number;
  /** Whether DiscardTimeMillis had passed, so that nothing ran. */
  discarded: boolean;
}

/** The public key of a phone number. */
export interface EmulatedPhoneKey {
  custSpaceId: string;
  phoneNumber: string;
  publicKey: string;
  /** `VALID` where it is absent. */
  status?: "VALID" | "MISMATCH" | undefined;
}

/** A phone number of a space. */
export interface EmulatedPhoneNumber {
  custSpaceId: string;
  phoneNumber: string;
  status: string;
}

/** What an emulator keeps, in memory and, if there is one, in its data file. */
export interface Store {
  flows: Table<EmulatedFlow>;
  chatFlows: Table<EmulatedChatFlow>;
  runs: Table<EmulatedRun>;
  phoneKeys: Table<EmulatedPhoneKey>;
  phoneNumbers: Table<EmulatedPhoneNumber>;
}
