import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import * as path from "node:path";
import type { Hosted, Started } from "./programHost";

/** Commands for which the engine wants a language host. */
const COMMANDS = ["up", "preview", "refresh", "destroy"];

const SCRIPT = path.join(__dirname, "../../dist/test/engine/programHost.js");

let host: Promise<Started & { child: ChildProcess }> | undefined;
let isBusy = false;

async function startHost(): Promise<Started & { child: ChildProcess }> {
  const child = fork(SCRIPT, { execArgv: [], stdio: ["ignore", "inherit", "inherit", "ipc"] });
  // It ends with this process, and does not keep it.
  child.unref();
  const ended = once(child, "exit").then(() => Promise.reject(new Error("the host of programs ended at its start")));
  const [started] = await Promise.race([once(child, "message"), ended]);
  ended.catch(() => {});
  child.channel?.unref();
  return { ...started, child };
}

/** Ends the host, if there is one. */
export async function endHost(): Promise<void> {
  const started = host;
  host = undefined;
  (await started)?.child.kill();
}

/** Options of `pulumi stack init`, and variables of all commands, by which the host keeps the key of a stack's secrets. */
export async function hostedSecrets(): Promise<{ options: string[]; env: Record<string, string> }> {
  host ??= startHost();
  const { keysPort } = await host;
  return {
    options: ["--secrets-provider", "hashivault://test"],
    env: { VAULT_SERVER_URL: `http://127.0.0.1:${keysPort}`, VAULT_SERVER_TOKEN: "test" },
  };
}

/** The option by which a command has its program run by the host, and what gives the host back; undefined while it is busy. */
export async function hostedBy(
  [command = ""]: readonly string[],
  { folder, env }: Hosted,
): Promise<{ option: string; giveBack: () => void } | undefined> {
  if (isBusy || !COMMANDS.includes(command)) return undefined;
  isBusy = true;
  host ??= startHost();
  const { child, port } = await host;
  const ready = once(child, "message");
  child.channel?.ref();
  child.send({ folder, env } satisfies Hosted);
  await ready;
  child.channel?.unref();
  const giveBack = () => {
    isBusy = false;
  };
  return { option: `--client=127.0.0.1:${port}`, giveBack };
}
