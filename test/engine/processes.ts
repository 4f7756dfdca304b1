import { execFileSync } from "node:child_process";

interface Process {
  pid: number;
  parent: number;
  command: string;
}

/** Kills the provider process below a Pulumi CLI, as a machine that runs out of memory does. */
export function killProvider(cli: number): void {
  const provider = below(cli).filter(({ command }) => /cmd[\\/]dynamic-provider|pulumi-resource-cams/.test(command));
  if (provider.length === 0) throw new Error(`there is no provider process below the CLI ${cli}`);
  for (const { pid } of provider) kill(pid);
}

/** Kills a Pulumi CLI and all that it started, as a runner that is taken away does: nobody is left to say a word. */
export function killRun(cli: number): void {
  // Plugins have process groups of their own, so the group of the CLI is not all of it.
  const rest = below(cli);
  for (const { pid } of [{ pid: cli }, ...rest]) kill(pid);
}

function below(root: number): Process[] {
  const all = processes();
  const found: Process[] = [];
  for (let parents = [root]; parents.length > 0; ) {
    const children = all.filter(({ parent }) => parents.includes(parent));
    found.push(...children);
    parents = children.map(({ pid }) => pid);
  }
  return found;
}

function processes(): Process[] {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
  return lines.flatMap((line) => {
    const [, pid, parent, command = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
}

/** A process that has ended by itself meanwhile is as dead as it should be. */
function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
