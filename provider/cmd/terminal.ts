import { createInterface } from "node:readline/promises";
import { visible, visibleJson, visibleLines } from "../visible";
import { CommandError, endWith, FAILURE } from "./outcome";

export { visible } from "../visible";

/**
 * Prints a result, with a line feed at its end; an empty one not at all. On a terminal it cannot move the cursor; in a
 * file or a pipe it is what it is.
 */
export function print(text: string): void {
  write(process.stdout.isTTY ? visibleLines(text) : text);
}

/** Prints a result in which texts of others were made visible one by one, because it may have colours of its own. */
export function printColored(text: string): void {
  write(text);
}

/** Prints a value as JSON. */
export function printJson(value: unknown): void {
  write(visibleJson(value));
}

function write(text: string): void {
  if (text !== "") process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}

/** Prints a message beside the result, on one line of the standard error stream. */
export function log(message: string): void {
  process.stderr.write(`${visible(message)}\n`);
}

/** Reports a failure that leaves the rest of the work possible; the command exits with 2. */
export function fail(problem: string): void {
  log(`error: ${problem}`);
  endWith(FAILURE);
}

/** Whether results are read by a person on a terminal that shows colours; NO_COLOR and TERM=dumb are heeded. */
export const inColor = (): boolean => process.stdout.isTTY === true && process.stdout.hasColors();

/** Lets a command end without a word when its reader has seen enough, as in `pulumi-cams schema | head`. */
export function endQuietlyOnBrokenPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      process.exit();
    });
  }
}

/**
 * Asks a question that is answered with yes or no.
 *
 * @throws CommandError when there is no terminal
 */
export async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new CommandError("not running in a terminal; use --yes to skip the confirmation");
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await terminal.question(visible(question))).trim());
  } finally {
    terminal.close();
  }
}
