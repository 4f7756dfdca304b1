import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { z } from "zod";
import type { ConfigReader } from "../../cams";
import { CommandError } from "../outcome";

const entries = z.record(z.string(), z.object({ value: z.string().optional() }));

/**
 * The configuration of a stack, decrypted, as `pulumi up` hands it to the program. Values stay in memory.
 *
 * @throws CommandError when Pulumi cannot read it
 */
export async function stackConfig(stack: string, folder: string): Promise<ConfigReader> {
  const args = ["config", "--json", "--show-secrets", "--non-interactive", "--stack", stack];
  const { stdout } = await promisify(execFile)("pulumi", args, { cwd: folder }).catch((error: unknown) => {
    throw new CommandError(`the configuration of stack ${stack} cannot be read: ${reasonOf(error)}`);
  });
  const config = new Map(Object.entries(parse(stdout, stack)).map(([key, { value }]) => [key, value]));
  const isOwn = (key: string) => key.startsWith("cams:") || key.startsWith("alicloud:");
  const read: ConfigReader = (key) => config.get(key);
  read.keys = [...config.keys()].filter(isOwn);
  return read;
}

function parse(text: string, stack: string): z.output<typeof entries> {
  try {
    return entries.parse(JSON.parse(text));
  } catch {
    throw new CommandError(
      `the configuration of stack ${stack} cannot be read: Pulumi answered in another form than JSON`,
    );
  }
}

function reasonOf(error: unknown): string {
  const { code, stderr = "", message } = Object(error);
  if (code === "ENOENT") return "there is no pulumi on the PATH, or no such folder";
  return /error: (.+)/.exec(String(stderr))?.[1] ?? String(message).split("\n")[0] ?? "";
}
