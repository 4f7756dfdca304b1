/** The front end for the plugin protocol (gRPC), which serves all languages. Only this folder knows that protocol. */
import { setInterval } from "node:timers";
import { engineLog } from "./engineLog";
import { packageSchema } from "./schema";
import { serve } from "./server";
import { serviceMethods } from "./service";
import { newSession } from "./session";

const { version } = require("pulumi-cams/package.json") as { version: string };

/** How often it is looked whether the engine that started this process is still there. */
const LOOK_MS = 1000;
/** How long calls may take to end after the engine has asked for it; it kills the process after five seconds. */
const LAST_MS = 4500;

/**
 * Runs the plugin: it prints its port as the first line, and serves until the engine ends it or is gone. The engine's
 * address is the last argument, unless somebody runs the plugin by hand and lets an engine attach to it.
 */
async function main(): Promise<void> {
  const session = newSession();
  const address = process.argv.slice(2).at(-1);
  if (address !== undefined && /:\d+$/.test(address)) session.attach(engineLog(address));
  const server = await serve(serviceMethods(session, version, () => JSON.stringify(packageSchema(version))));
  let isEnding = false;
  // A call that made something must still return what it made.
  const end = () => {
    if (isEnding) return;
    isEnding = true;
    session.cancel();
    setTimeout(() => process.exit(0), LAST_MS).unref();
    void server.idle().then(() => process.exit(0));
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
  const engine = process.ppid;
  // Where the engine was killed nobody else ends this process. What it has sent is finished, and nothing new begins.
  setInterval(() => {
    if (process.ppid !== engine) end();
  }, LOOK_MS).unref();
  console.log(server.port);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
