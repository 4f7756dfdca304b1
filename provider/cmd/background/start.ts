import { fork } from "node:child_process";
import * as path from "node:path";
import { CommandError } from "../outcome";
import type { Reach } from "../reach";
import type { Answer, Request } from "./message";

/**
 * Starts an emulator in a process of its own, which goes on after this one until it gets SIGTERM.
 *
 * @throws CommandError with the reason why it did not start
 */
export async function startInBackground(request: Request): Promise<Reach> {
  const child = fork(path.join(__dirname, "serve.js"), [], {
    detached: true,
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const answer = await new Promise<Answer>((resolve, reject) => {
    child.once("message", (message: Answer) => resolve(message)).once("error", reject);
    child.once("exit", (code, signal) =>
      resolve({ problem: `the emulator ended with ${signal ?? code} before it was up` }),
    );
    child.send(request);
  });
  if (child.connected) child.disconnect();
  child.unref();
  if ("problem" in answer) throw new CommandError(answer.problem);
  return { ...answer.reach, pid: child.pid };
}
