import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { isPlainObject, type JsonObject } from "../../sdk/flow";
import { openTable, type Table } from "./table";

const flow = z.object({
  flowId: z.string(),
  custSpaceId: z.string(),
  flowName: z.string(),
  categories: z.array(z.string()),
  endpointUri: z.string().optional(),
  /** The states that CAMS documents. */
  status: z.enum(["DRAFT", "PUBLISHED", "DEPRECATED"]),
  /** Whether it was published at any time. */
  wasPublished: z.boolean().optional(),
  /** The document as it was last uploaded; absent until then. */
  json: z.custom<JsonObject>(isPlainObject).optional(),
});

const version = z.object({
  flowVersion: z.string(),
  status: z.enum(["DRAFT", "ONLINE", "OFFLINE"]),
  remark: z.string().optional(),
  /** The editor's export, kept as it is. */
  flowViewModel: z.string().optional(),
});

const chatFlow = z.object({
  flowCode: z.string(),
  /** The access key of the account that it belongs to. */
  account: z.string(),
  title: z.string(),
  remark: z.string(),
  triggerType: z.string(),
  /** The inputs of the start node that a trigger must give. */
  inputs: z.array(z.string()),
  versions: z.array(version),
  binding: z.object({ channelType: z.string(), phoneNumbers: z.array(z.string()) }).optional(),
});

const run = z.object({
  runId: z.string(),
  flowCode: z.string(),
  account: z.string(),
  uuid: z.string().optional(),
  outId: z.string().optional(),
  /** The names of what `Data` held; the values may be personal and are not kept. */
  dataKeys: z.array(z.string()),
  /** When it ran, in milliseconds since 1970. */
  time: z.number(),
  /** How many calls asked for it: more than one where a Uuid was repeated. */
  times: z.number(),
  /** Whether DiscardTimeMillis had passed, so that nothing ran. */
  discarded: z.boolean(),
});

const phoneKey = z.object({
  custSpaceId: z.string(),
  phoneNumber: z.string(),
  publicKey: z.string(),
  /** `VALID` where it is absent. */
  status: z.enum(["VALID", "MISMATCH"]).optional(),
});

const phoneNumber = z.object({ custSpaceId: z.string(), phoneNumber: z.string(), status: z.string() });

const file = z.object({
  flows: z.array(flow),
  chatFlows: z.array(chatFlow).default([]),
  runs: z.array(run).default([]),
  phoneKeys: z.array(phoneKey).default([]),
  phoneNumbers: z.array(phoneNumber).default([]),
});

/** A flow as the emulator keeps it. */
export type EmulatedFlow = z.output<typeof flow>;
export type FlowStatus = EmulatedFlow["status"];
/** A Chat Flow of the Flow Editor, with its versions. */
export type EmulatedChatFlow = z.output<typeof chatFlow>;
export type ChatFlowVersion = z.output<typeof version>;
/** One run of a Chat Flow that TriggerChatFlow started. */
export type EmulatedRun = z.output<typeof run>;
/** The public key of a phone number. */
export type EmulatedPhoneKey = z.output<typeof phoneKey>;
/** A phone number of a space. */
export type EmulatedPhoneNumber = z.output<typeof phoneNumber>;

/** What an emulator keeps, in memory and, if there is one, in its data file. */
export interface Store {
  flows: Table<EmulatedFlow>;
  chatFlows: Table<EmulatedChatFlow>;
  runs: Table<EmulatedRun>;
  phoneKeys: Table<EmulatedPhoneKey>;
  phoneNumbers: Table<EmulatedPhoneNumber>;
}

/**
 * Opens a store. Each change is written to the data file at once and whole, so that a killed emulator loses nothing.
 *
 * @param dataFile JSON file; made when absent. Without one everything lives only in memory.
 */
export function openStore(now: () => number, dataFile?: string): Store {
  const kept = dataFile !== undefined && existsSync(dataFile) ? read(dataFile) : file.parse({ flows: [] });
  const save = () => {
    if (dataFile === undefined) return;
    const tables = Object.entries(store).map(([name, table]) => [name, table.all()]);
    const next = `${dataFile}.${process.pid}.tmp`;
    writeFileSync(next, `${JSON.stringify(Object.fromEntries(tables), null, 2)}\n`);
    renameSync(next, dataFile);
  };
  const store: Store = {
    flows: openTable(kept.flows, ({ flowId }) => flowId, now, save),
    chatFlows: openTable(kept.chatFlows, ({ flowCode }) => flowCode, now, save),
    runs: openTable(kept.runs, ({ runId }) => runId, now, save),
    phoneKeys: openTable(kept.phoneKeys, keyOfNumber, now, save),
    phoneNumbers: openTable(kept.phoneNumbers, keyOfNumber, now, save),
  };
  return store;
}

const keyOfNumber = (row: { custSpaceId: string; phoneNumber: string }) => `${row.custSpaceId} ${row.phoneNumber}`;

function read(dataFile: string): z.output<typeof file> {
  try {
    return file.parse(JSON.parse(readFileSync(dataFile, "utf8")));
  } catch (cause) {
    throw new Error(`the emulator's data file ${dataFile} cannot be read: delete it to start empty`, { cause });
  }
}
