import * as pulumi from "@pulumi/pulumi";
import { encodeKeyed, NotJsonError } from "./flow/keyed";
import type { Path } from "./flow/path";
import type { Awaited } from "./origin";

/**
 * Keys a document for the engine, which then sees every difference in it. Outputs in it are keyed once their value is
 * known, and are added to `awaited`.
 *
 * @param resource names the resource in errors
 * @param at where among the inputs the document stands, for its places in `awaited` and in errors
 * @throws pulumi.RunError for what JSON cannot hold
 */
export function keyedInput(resource: string, document: unknown, awaited: Awaited[], at: Path = []): unknown {
  const encode = (value: unknown, path: Path): unknown => {
    try {
      return encodeKeyed(value, opaque, path);
    } catch (error) {
      if (error instanceof NotJsonError) throw new pulumi.RunError(`${resource}: ${error.message}`);
      throw error;
    }
  };
  const opaque = (value: unknown, path: Path) => {
    if (!isAwaited(value)) return undefined;
    awaited.push({ path, value });
    const output: pulumi.OutputInstance<unknown> = pulumi.output(value);
    return { encoded: output.apply((known) => encode(known, path)) };
  };
  return document === undefined ? undefined : encode(document, at);
}

/** Whether a value is one that the program has to wait for. */
const isAwaited = (value: unknown): value is Awaited["value"] =>
  pulumi.Output.isInstance(value) || value instanceof Promise;

/** The inputs that the program has to wait for, with their names as places. */
export const awaitedInputs = (inputs: object): Awaited[] =>
  Object.entries(inputs).flatMap(([name, value]) => (isAwaited(value) ? [{ path: [name], value }] : []));
