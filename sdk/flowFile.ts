import { readFileSync } from "node:fs";
import * as path from "node:path";
import { RunError } from "@pulumi/pulumi";
import { parseFlow } from "./flow/document";
import { decodeText } from "./flow/encoding";
import { FlowFileError } from "./flow/flowFileError";
import type { JsonObject } from "./flow/json";

const origins = new WeakMap<object, string>();

/**
 * Reads a flow from a JSON file, as Meta's Flow Builder and the CAMS console export it. UTF-8, and UTF-16 as Windows
 * PowerShell writes it, are read.
 *
 * @param file path of the file; a relative one starts at the folder of the Pulumi program
 * @returns the document, for the `flow` of a `WhatsAppFlow`; messages about it name the file
 * @example new cams.WhatsAppFlow("signup", { flow: cams.flowFile("signup.flow.json") })
 */
export function flowFile(file: string): JsonObject {
  const document = parse(file);
  origins.set(document, path.relative(process.cwd(), path.resolve(file)));
  return document;
}

/** The file that a document was read from, relative to the program's folder, if `flowFile` read it. */
export function fileOf(flow: unknown): string | undefined {
  return typeof flow === "object" && flow !== null ? origins.get(flow) : undefined;
}

/** A RunError is shown by Pulumi as its message alone, without a stack trace. */
function parse(file: string): JsonObject {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const reason = reasons[(error as NodeJS.ErrnoException).code ?? ""] ?? (error as Error).message;
    const looked = path.isAbsolute(file) ? "" : ` (relative to ${process.cwd()})`;
    throw new RunError(`flow file ${file} cannot be read: ${reason}${looked}`);
  }
  try {
    return parseFlow(decodeText(bytes, file).text, file);
  } catch (error) {
    if (error instanceof FlowFileError) throw new RunError(`flow file ${error.message}`);
    throw error;
  }
}

const reasons: Record<string, string> = {
  ENOENT: "no such file",
  EISDIR: "it is a folder",
  EACCES: "permission denied",
};
