import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import type { JsonObject } from "../../sdk/flow";

/** The states that CAMS documents. */
export type FlowStatus = "DRAFT" | "PUBLISHED" | "DEPRECATED";

/** A flow as the emulator keeps it. */
export interface EmulatedFlow {
  flowId: string;
  custSpaceId: string;
  flowName: string;
  categories: string[];
  endpointUri?: string;
  status: FlowStatus;
  /** The document as it was last uploaded; absent until then. */
  json?: JsonObject;
}

/** The flows of an emulator, in memory and, if there is one, in its data file. */
export interface Store {
  get(flowId: string): EmulatedFlow | undefined;
  /** Flows of one space, in order of creation. */
  inSpace(custSpaceId: string): EmulatedFlow[];
  all(): EmulatedFlow[];
  put(flow: EmulatedFlow): void;
  remove(flowId: string): void;
}

/**
 * Opens a store. Each change is written to the data file at once and whole, so that a killed emulator loses nothing.
 *
 * @param dataFile JSON file; made when absent. Without one the flows live only in memory.
 */
export function openStore(dataFile?: string): Store {
  const flows = new Map<string, EmulatedFlow>();
  if (dataFile !== undefined && existsSync(dataFile)) {
    for (const flow of readFlows(dataFile)) flows.set(flow.flowId, flow);
  }
  const save = () => {
    if (dataFile === undefined) return;
    const next = `${dataFile}.${process.pid}.tmp`;
    writeFileSync(next, `${JSON.stringify({ flows: [...flows.values()] }, null, 2)}\n`);
    renameSync(next, dataFile);
  };
  return {
    get: (flowId) => flows.get(flowId),
    inSpace: (custSpaceId) => [...flows.values()].filter((flow) => flow.custSpaceId === custSpaceId),
    all: () => [...flows.values()],
    put(flow) {
      flows.set(flow.flowId, flow);
      save();
    },
    remove(flowId) {
      flows.delete(flowId);
      save();
    },
  };
}

function readFlows(dataFile: string): EmulatedFlow[] {
  try {
    return (JSON.parse(readFileSync(dataFile, "utf8")) as { flows: EmulatedFlow[] }).flows;
  } catch (cause) {
    throw new Error(`the emulator's data file ${dataFile} cannot be read: delete it to start empty`, { cause });
  }
}
