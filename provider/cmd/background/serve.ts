import { startEmulator } from "../../emulator";
import { reachOf } from "../reach";
import type { Answer, Request } from "./message";

/** The process in the background: it runs the emulator that it is asked for, and says once how to reach it. */
process.once("message", async (request: Request) => {
  answer(await started(request));
});

async function started(request: Request): Promise<Answer> {
  try {
    const emulator = await startEmulator(request);
    const stop = () => void emulator.close();
    process.once("SIGINT", stop).once("SIGTERM", stop);
    return { reach: reachOf(emulator) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Without the channel nothing but the server keeps the process running. */
function answer(answer: Answer): void {
  process.send?.(answer, () => process.disconnect());
}
