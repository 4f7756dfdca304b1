import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** The linter for GitHub Actions, built from its Go module, which Go keeps. */
const ACTIONLINT = "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12";

const run = promisify(execFile);

/** What the linter finds in workflows; undefined where it cannot be built, as a line of the log says. */
export async function actionlint(files: string[]): Promise<string | undefined> {
  const built = await run("go", ["run", ACTIONLINT, "-version"]).catch((error: Error) => error);
  if (built instanceof Error) {
    console.log(`The workflows are not linted, because actionlint cannot be built here: ${built.message}`);
    return undefined;
  }
  return run("go", ["run", ACTIONLINT, ...files]).then(
    ({ stdout, stderr }) => stdout + stderr,
    ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr,
  );
}
