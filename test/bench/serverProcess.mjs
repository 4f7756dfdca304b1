// Servers in processes of their own, so that their work is not counted as the client's.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const command = fileURLToPath(new URL("../../dist/provider/cmd/main.js", import.meta.url));
const scripts = {
  /** The emulator, which checks signatures, keeps flows and limits calls as CAMS does. */
  emulator: [command, "emulator", "--port", "0"],
  "emulator without limits": [command, "emulator", "--port", "0", "--no-limits"],
  /** A server that reads nothing of a call and so leaves the machine to the client. */
  "bare server": [fileURLToPath(new URL("bareServer.mjs", import.meta.url))],
};

/** Starts a server on a free port and resolves to what it prints; `stop` ends this process and no other. */
export async function startServer(name) {
  const child = spawn(process.execPath, scripts[name], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(child.stdout, "data");
  const given = JSON.parse(String(line));
  const control = async (path, init) => (await fetch(`${given.controlUrl}${path}`, init)).json();
  return {
    ...given,
    /** Variables with which a Pulumi program uses the emulator. */
    env: {
      CAMS_ENDPOINT: given.endpoint,
      CAMS_CUST_SPACE_ID: given.custSpaceId,
      ALIBABA_CLOUD_ACCESS_KEY_ID: given.accessKeyId,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: given.accessKeySecret,
      ALIBABA_CLOUD_SECURITY_TOKEN: "",
    },
    calls: () => control("/calls"),
    flows: () => control("/flows"),
    fault: (fault) => control("/faults", { method: "POST", body: JSON.stringify(fault) }),
    reset: () => control("/reset", { method: "POST" }),
    async stop() {
      child.kill("SIGINT");
      await once(child, "close");
    },
  };
}
