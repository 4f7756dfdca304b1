/** Exit codes of all commands; 0 is fine. */
export const FINDINGS = 1;
/** Wrong use, or something that could not be done. */
export const FAILURE = 2;

/** Says why a command cannot go on, in one line; `main` prints it and ends with `FAILURE`. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}

/** Ends the command with a code once it is through; of several codes the highest counts. */
export function endWith(code: typeof FINDINGS | typeof FAILURE): void {
  process.exitCode = Math.max(Number(process.exitCode ?? 0), code);
}
