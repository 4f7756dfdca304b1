import type { EmulatorOptions } from "../../emulator";
import type { Reach } from "../reach";

/** What the process in the background is asked for. */
export type Request = Pick<EmulatorOptions, "port" | "dataFile">;

/** What it answers, once. */
export type Answer = { reach: Reach } | { problem: string };
