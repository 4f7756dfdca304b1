import { createInterface } from "node:readline/promises";
import { CommandError, endWith, FAILURE } from "./outcome";

/** Prints a result, with a line feed at its end; an empty one not at all. */
export function print(text: string): void {
  if (text !== "") process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}

/** Tells of a failure that leaves the rest of the work possible, and has the command end with 2. */
export function fail(problem: string): void {
  process.stderr.write(`error: ${visible(problem)}\n`);
  endWith(FAILURE);
}

/** Whether results are read by a person on a terminal that shows colours; NO_COLOR and TERM=dumb are heeded. */
export const inColor = (): boolean => process.stdout.isTTY === true && process.stdout.hasColors();

/** Text on one line that cannot move the cursor, change colours or turn the direction of writing. */
export const visible = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) =>
    character === "\u200d" ? character : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );

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
  if (!process.stdin.isTTY) throw new CommandError("there is no terminal to ask on; give --yes to go ahead");
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await terminal.question(question)).trim());
  } finally {
    terminal.close();
  }
}
