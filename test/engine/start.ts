import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import * as path from "node:path";
import { startEmulator } from "../../provider/emulator";
import { engineEnvironment } from "./engineEnvironment";
import { findPulumi, type PulumiCli } from "./pulumiCli";

/**
 * `npm start`: runs the quickstart with the real Pulumi engine against the emulator. What follows `--` goes to Pulumi:
 * `npm start -- preview --diff`. State and flows are kept from one run to the next.
 */
const root = path.join(__dirname, "../../..");
const kept = path.join(root, ".quickstart");
const project = path.join(root, "examples/quickstart");

const say = (line: string) => console.log(line);

async function main([command = "up", ...options]: string[]): Promise<number> {
  mkdirSync(path.join(kept, "state"), { recursive: true });
  const pulumi = await findPulumi(say);
  say(`Pulumi ${pulumi.version} (${pulumi.from})`);
  const emulator = process.env.CAMS_ENDPOINT
    ? undefined
    : await startEmulator({ dataFile: path.join(kept, "emulator.json") });
  say(emulator ? `CAMS emulator at ${emulator.endpoint}` : `CAMS at ${process.env.CAMS_ENDPOINT}`);
  try {
    const env = environment(pulumi, emulator?.env);
    const created = await run(
      pulumi,
      ["stack", "select", "--create", "--stack", "dev", "--non-interactive"],
      env,
      "ignore",
    );
    if (created !== 0) return created;
    const asks = ["up", "update", "refresh", "destroy"].includes(command) && !options.includes("--yes");
    const code = await run(pulumi, [command, ...options, ...(asks ? ["--yes"] : [])], env, "inherit");
    if (emulator) say(`\nCAMS calls during this run: ${emulator.calls.length}`);
    if (code === 0) say(next[command] ?? "");
    return code;
  } finally {
    await emulator?.close();
  }
}

/**
 * Pulumi's own settings, and the emulator's in place of a real account's. A variable that is set to the empty text stays
 * empty, so that one can see what a missing one looks like: `CAMS_CUST_SPACE_ID= npm start`.
 */
function environment(pulumi: PulumiCli, emulated: Record<string, string> | undefined): NodeJS.ProcessEnv {
  const { ALIBABA_CLOUD_SECURITY_TOKEN: token, ...env } = process.env;
  const flow = process.env.QUICKSTART_FLOW;
  return {
    ...env,
    ...(emulated
      ? Object.fromEntries(Object.entries(emulated).filter(([name]) => env[name] !== ""))
      : { ALIBABA_CLOUD_SECURITY_TOKEN: token }),
    ...(flow ? { QUICKSTART_FLOW: path.resolve(process.env.INIT_CWD ?? process.cwd(), flow) } : {}),
    ...engineEnvironment(pulumi.path, kept, "quickstart"),
  };
}

function run(pulumi: PulumiCli, args: string[], env: NodeJS.ProcessEnv, output: "inherit" | "ignore"): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(pulumi.path, args, { cwd: project, env, stdio: ["inherit", output, "inherit"] });
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}

const next: Record<string, string> = {
  up: `
Try next:
  npm start                      again: everything is unchanged, and CAMS is not called
  change a label in examples/quickstart/signup.flow.json, then
  npm start -- preview --diff    shows that label, and nothing else
  npm start -- refresh           looks for changes made outside of Pulumi
  npm start -- destroy           removes what was made
  QUICKSTART_FLOW=<file> npm start    deploys a flow file of yours instead`,
};

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
