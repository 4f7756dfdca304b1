import { open } from "node:fs/promises";
import { type DecodedText, decodeText, FlowFileError, MAX_FLOW_BYTES } from "../../../sdk/flow";
import { CommandError } from "../outcome";
import { fail } from "../terminal";
import { findFiles } from "./find";
import { reasonOf } from "./reason";

/** A flow file: its name as it is shown, and its text, which nobody has parsed yet. */
export interface FlowText extends DecodedText {
  file: string;
}

/**
 * Reads the flow files that arguments mean, each once. What cannot be found or read is reported one by one, makes the
 * command exit with 2, and is left out.
 */
export async function readFlows(args: readonly string[]): Promise<FlowText[]> {
  const names = new Set<string>();
  const flows: FlowText[] = [];
  for (const argument of args) {
    for (const name of (await attempt(() => findFiles(argument))) ?? []) names.add(name);
  }
  for (const name of names) {
    const flow = await attempt(() => readFlow(name));
    if (flow !== undefined) flows.push(flow);
  }
  return flows;
}

async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    fail(error.message);
    return undefined;
  }
}

/**
 * Reads one flow file; `-` is the standard input.
 *
 * @throws CommandError when it cannot be read, is not text, or has more bytes than Meta takes
 */
export async function readFlow(file: string): Promise<FlowText> {
  return { file, ...(await readInput(file, MAX_FLOW_BYTES, "flow")) };
}

/**
 * Reads a text in UTF-8 or UTF-16 from a file, or from the standard input for `-`.
 *
 * @param most so many bytes are read at most
 * @param what names the kind of file in the error about its size
 * @throws CommandError as `readFlow`
 */
export async function readInput(file: string, most: number, what: string): Promise<DecodedText> {
  return decoded(await bytesOf(file, most, what), file);
}

/**
 * The text of bytes.
 *
 * @throws CommandError when they are of another encoding than UTF-8 and UTF-16
 */
export function decoded(bytes: Uint8Array, file: string): DecodedText {
  try {
    return decodeText(bytes, file);
  } catch (error) {
    throw error instanceof FlowFileError ? new CommandError(error.message) : error;
  }
}

async function bytesOf(file: string, most: number, what: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of file === "-" ? process.stdin : (await open(file)).createReadStream()) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > most) throw new CommandError(`${file}: larger than ${most / 1024 / 1024} MB, the limit for a ${what}`);
    }
  } catch (error) {
    throw error instanceof CommandError ? error : new CommandError(`${file}: ${reasonOf(error)}`);
  }
  return Buffer.concat(chunks);
}
