// Servers in processes of their own, so that their work is not counted as the client's.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const scripts = {
  /** The emulator, which checks signatures and keeps flows; with its limits on, it would measure them, not the clients. */
  emulator: [
    fileURLToPath(new URL("../../dist/provider/cmd/main.js", import.meta.url)),
    "emulator",
    "--port",
    "0",
    "--no-limits",
  ],
  /** A server that reads nothing of a call and so leaves the machine to the client. */
  "bare server": [fileURLToPath(new URL("bareServer.mjs", import.meta.url))],
};

/** Starts a server on a free port and resolves to what it prints; `stop` ends this process and no other. */
export async function startServer(name) {
  const child = spawn(process.execPath, scripts[name], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(child.stdout, "data");
  return {
    ...JSON.parse(String(line)),
    async stop() {
      child.kill("SIGINT");
      await once(child, "close");
    },
  };
}
