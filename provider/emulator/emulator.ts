import type { FlowSession } from "../../sdk/flow";
import type { AccountOptions, TemporaryKey } from "./accounts";
import type { EmulatedCall } from "./callLog";
import type { Fault } from "./faults";
import type { Observed } from "./observed";
import type { OperationName, TriggerType } from "./operations";
import type { Behaviour } from "./options";
import type { PhoneOptions } from "./phone";
import type { PhoneControl } from "./phoneControl";
import type { EmulatedChatFlow, EmulatedFlow, EmulatedPhoneKey, EmulatedRun } from "./store";

/** How to start an emulator; every option has a default. What CAMS leaves unknown is in docs/emulator.md. */
export interface EmulatorOptions extends Partial<Behaviour> {
  /**
   * What `pulumi-cams doctor` saw of an account: the content of its `cams-observations.json`, or the path. It sets the options
   * accordingly; those that are given win.
   */
  observed?: Observed;
  /** TCP port on 127.0.0.1; 0, the default, takes a free one. */
  port?: number;
  /** JSON file that keeps flows, Chat Flows and runs from one start to the next. By default they are kept in memory. */
  dataFile?: string;
  /** The key of the first account. */
  accessKeyId?: string;
  accessKeySecret?: string;
  /** The space of calls of the first account that name none. Other spaces exist as soon as they are named. */
  custSpaceId?: string;
  /** The accounts, in place of the one above. The first is the one that `env` names. */
  accounts?: readonly AccountOptions[];
  /** Calls a second to operations, in place of the documented 5. */
  limitsPerSecond?: Partial<Record<OperationName, number>>;
  /** The clock, in milliseconds since 1970; by default that of the machine. */
  now?: () => number;
}

/** A Chat Flow to put into an emulator. */
export interface NewChatFlow {
  flowCode?: string;
  title?: string;
  /** By default `TriggeredManually`, which TriggerChatFlow needs. */
  triggerType?: TriggerType;
  /** Whether its version is online, by default yes. */
  online?: boolean;
  /** The inputs of the start node that a trigger must give, by default none. */
  inputs?: readonly string[];
}

/** What a fault can hit: an operation, any operation, or the transfers of documents. */
export type FaultTarget = OperationName | "*" | "upload" | "download";

/** A running emulator of CAMS. */
export interface Emulator extends PhoneControl {
  /** URL for `CAMS_ENDPOINT`; a browser shows the state there. */
  readonly endpoint: string;
  /** URL of the control endpoint. */
  readonly controlUrl: string;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly custSpaceId: string;
  /** Environment variables with which a Pulumi program uses this emulator. */
  readonly env: Record<string, string>;
  /** All calls of operations, oldest first. */
  readonly calls: readonly EmulatedCall[];
  /** All uploads to the bucket and downloads of documents, oldest first. */
  readonly transfers: readonly EmulatedCall[];
  /** All flows as they are now. */
  flows(): EmulatedFlow[];
  /** All Chat Flows as they are now. */
  chatFlows(): EmulatedChatFlow[];
  /** What TriggerChatFlow ran: a repeated Uuid is one run with more `times`. */
  runs(): EmulatedRun[];
  /** The public keys of all phone numbers. */
  phoneKeys(): EmulatedPhoneKey[];
  /**
   * Opens a flow as a user's phone does, to fill it in from its first screen to the reply.
   *
   * @throws PhoneError when a phone could not open it
   * @example
   * const session = await emulator.open(flowId, { phoneNumber: "15550100" });
   * await session.submit({ service: "cut" });
   */
  open(flowId: string, options?: PhoneOptions): Promise<FlowSession>;
  /** Makes a Chat Flow without a call. */
  addChatFlow(flow?: NewChatFlow): EmulatedChatFlow;
  /** Changes a flow as somebody in the CAMS console would, without a call. */
  edit(flowId: string, change: Partial<Omit<EmulatedFlow, "flowId">>): void;
  /** Removes a flow as somebody in the CAMS console would, without a call. */
  remove(flowId: string): void;
  /** Makes the next calls go wrong. Faults of one target come one after the other. */
  fail(target: FaultTarget, fault: Fault): void;
  /** Lends a key of the Security Token Service, by default of the first account and for an hour. */
  issueToken(options?: { accessKeyId?: string; seconds?: number }): TemporaryKey;
  /** Forgets flows, Chat Flows, runs, phone numbers and their keys, calls and faults. */
  reset(): void;
  /** Stops the server and frees its port. */
  close(): Promise<void>;
}
