import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import * as path from "node:path";
import { pathToFileURL } from "node:url";
import { startEmulator } from "pulumi-cams/emulator";

// Runs Pulumi against an emulator of CAMS, such as `node emulated.ts up`. The emulator keeps its flows and keys in
// emulator.json, and Pulumi its state in the folder .state.
const emulator = await startEmulator({ dataFile: "emulator.json", publicKey: "required" });
const state = path.resolve(".state");
mkdirSync(state, { recursive: true });
const env = {
  ...process.env,
  ...emulator.env,
  PULUMI_BACKEND_URL: pathToFileURL(state).href,
  PULUMI_CONFIG_PASSPHRASE: "emulated",
};
// The emulator answers in this process, so Pulumi must not block it.
const pulumi = async (...args: string[]) => {
  const child = spawn("pulumi", [...args, "--stack", "emulated"], { env, stdio: "inherit" });
  const [code] = await once(child, "close");
  return Number(code ?? 1);
};

try {
  process.exitCode = await pulumi("stack", "select", "--create");
  if (process.exitCode === 0) process.exitCode = await pulumi(...process.argv.slice(2));
} finally {
  await emulator.close();
}
