import { type Emulator, type EmulatorOptions, startEmulator } from "../../../provider/emulator";
import { type Folder, folder, removeFolders } from "./command";

/** What each test of a command that calls CAMS begins with, new for each. */
export interface CommandWorld {
  readonly emulator: Emulator;
  readonly place: Folder;
  /** What makes a command call the emulator, as fast as it can. */
  env(): Record<string, string>;
  /** Puts another emulator in place of the one that runs. */
  restart(options: EmulatorOptions): Promise<void>;
}

/** Gives each test of a file an emulator without limits and an empty folder, and removes them. */
export function commandWorld(): CommandWorld {
  let emulator: Emulator;
  let place: Folder;
  beforeEach(async () => {
    emulator = await startEmulator({ limits: "off" });
    place = folder();
  });
  afterEach(() => emulator.close());
  afterAll(removeFolders);
  return {
    get emulator() {
      return emulator;
    },
    get place() {
      return place;
    },
    env: () => ({ ...emulator.env, CAMS_PACE: "off" }),
    async restart(options) {
      await emulator.close();
      emulator = await startEmulator({ limits: "off", ...options });
    },
  };
}
