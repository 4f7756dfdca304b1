import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { isPlainObject, type JsonObject } from "../../sdk/flow";
import type {
  ChatFlowVersion,
  EmulatedChatFlow,
  EmulatedFlow,
  EmulatedPhoneKey,
  EmulatedPhoneNumber,
  EmulatedRun,
  Store,
} from "./store";
import { openTable } from "./table";

// The rows of the data file, which somebody may have edited.
const flow: z.ZodType<EmulatedFlow> = z.object({
  flowId: z.string(),
  custSpaceId: z.string(),
  flowName: z.string(),
  categories: z.array(z.string()),
  endpointUri: z.string().optional(),
  status: z.enum(["DRAFT", "PUBLISHED", "DEPRECATED"]),
  wasPublished: z.boolean().optional(),
  json: z.custom<JsonObject>(isPlainObject).optional(),
});

const version: z.ZodType<ChatFlowVersion> = z.object({
  flowVersion: z.string(),
  status: z.enum(["DRAFT", "ONLINE", "OFFLINE"]),
  remark: z.string().optional(),
  flowViewModel: z.string().optional(),
});

const chatFlow: z.ZodType<EmulatedChatFlow> = z.object({
  flowCode: z.string(),
  account: z.string(),
  title: z.string(),
  remark: z.string(),
  triggerType: z.string(),
  inputs: z.array(z.string()),
  versions: z.array(version),
  binding: z.object({ channelType: z.string(), phoneNumbers: z.array(z.string()) }).optional(),
});

const run: z.ZodType<EmulatedRun> = z.object({
  runId: z.string(),
  flowCode: z.string(),
  account: z.string(),
  uuid: z.string().optional(),
  outId: z.string().optional(),
  dataKeys: z.array(z.string()),
  time: z.number(),
  times: z.number(),
  discarded: z.boolean(),
});

const phoneKey: z.ZodType<EmulatedPhoneKey> = z.object({
  custSpaceId: z.string(),
  phoneNumber: z.string(),
  publicKey: z.string(),
  status: z.enum(["VALID", "MISMATCH"]).optional(),
});

const phoneNumber: z.ZodType<EmulatedPhoneNumber> = z.object({
  custSpaceId: z.string(),
  phoneNumber: z.string(),
  status: z.string(),
});

const file = z.object({
  flows: z.array(flow),
  chatFlows: z.array(chatFlow).default([]),
  runs: z.array(run).default([]),
  phoneKeys: z.array(phoneKey).default([]),
  phoneNumbers: z.array(phoneNumber).default([]),
});

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
