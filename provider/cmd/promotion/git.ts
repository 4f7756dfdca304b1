import { execFile } from "node:child_process";
import * as path from "node:path";
import { promisify } from "node:util";

/** What Git knows of a file: that it is as it was committed, has changes, is not committed, or is in no repository. */
export type FileState = "clean" | "changed" | "new" | "outside";

/** Asks Git about a file; where there is no Git, the file is in no repository. */
export async function stateOfFile(file: string): Promise<FileState> {
  const [cwd, name] = [path.dirname(file), path.basename(file)];
  const git = (...args: string[]) =>
    promisify(execFile)("git", [...args, "--", name], { cwd }).then(
      ({ stdout }) => stdout,
      () => undefined,
    );
  const status = await git("status", "--porcelain", "--ignored");
  if (status === undefined) return "outside";
  if (status.startsWith("!!")) return "outside";
  if (status.startsWith("??")) return "new";
  return status.trim() !== "" ? "changed" : (await git("ls-files"))?.trim() ? "clean" : "new";
}
