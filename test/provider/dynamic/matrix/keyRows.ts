import type { EmulatorOptions } from "../../../../provider/emulator";

/** Every option of the emulator that concerns public keys, in each of its values. The first row has all defaults. */
export const KEY_ROWS: EmulatorOptions[] = [
  {},
  { absentPhoneKey: "no-data" },
  { absentPhoneKey: "refused" },
  { absentPhoneKey: "refused", businessErrors: 200 },
  { phoneKeyLagMs: 300 },
  { phoneKeyLagMs: 5_000 },
  { phoneKeyLagMs: 40_000 },
];
