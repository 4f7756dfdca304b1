import type { EmulatorOptions } from "../../../../provider/emulator";

/** Every option of the emulator that concerns Chat Flows, in each of its values. The first row has all defaults. */
export const TRIGGER_ROWS: EmulatorOptions[] = [
  {},
  { uuidWindowMs: 60_000 },
  { uuidWindowMs: 0 },
  { triggerData: "texts" },
  { versionReply: "Data" },
  { versionReply: "number" },
  { manualBinding: "needed" },
  { onlineVersions: "many" },
  { businessErrors: 200 },
];
