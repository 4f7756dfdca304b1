import * as pulumi from "@pulumi/pulumi";
import { flawsIn, isWellFormed } from "./flow/flaws";
import { encodeKeyed, NotJsonError } from "./flow/keyed";
import { formatPath, type Path } from "./flow/path";
import type { Awaited } from "./origin";

/**
 * Keys a document for the engine, which then sees every difference in it. Outputs in it are keyed once their value is
 * known, and are added to `awaited`.
 *
 * @param resource names the resource in errors
 * @param at where among the inputs the document stands, for its places in `awaited` and in errors
 * @throws pulumi.RunError for what JSON cannot hold, and for half of a surrogate pair
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
    const key = path.at(-1);
    if (typeof key === "string" && !isWellFormed(key)) throw unsendable(resource, { [key]: null }, path.slice(0, -1));
    if (typeof value === "string" && !isWellFormed(value)) throw unsendable(resource, value, path);
    if (!isAwaited(value)) return undefined;
    awaited.push({ path, value });
    return { encoded: whenKnown(value, path, (known) => encode(known, path)) };
  };
  return document === undefined ? undefined : encode(document, at);
}

/**
 * Inputs in which half of a surrogate pair stops the run: the engine cannot be sent one.
 *
 * @throws pulumi.RunError for a value that is known at once
 */
export function sendableInputs<T extends object>(resource: string, inputs: T): T {
  const check = <V>(value: V, path: Path): V => {
    const [flaw] = flawsIn(value).filter(({ code }) => code === "UNPAIRED_SURROGATE");
    if (flaw !== undefined) throw unsendable(resource, value, path);
    return value;
  };
  const checked = Object.entries(inputs).map(([name, value]) => [
    name,
    isAwaited(value) ? whenKnown(value, [name], (known) => check(known, [name])) : check(value, [name]),
  ]);
  return Object.fromEntries(checked) as T;
}

/** What is made of a value once it is known. What is wrong within a secret is reported without its place in it. */
function whenKnown(value: Awaited["value"], path: Path, make: (known: unknown) => unknown): pulumi.Output<unknown> {
  const output: pulumi.Output<unknown> = pulumi.output(value);
  return output.apply(async (known) => {
    try {
      return make(known);
    } catch (error) {
      if (!(await pulumi.isSecret(output))) throw error;
      throw new pulumi.RunError(
        `${formatPath(path)} contains a secret that cannot be sent: it is not valid JSON or Unicode`,
      );
    }
  });
}

/** The error for the first half of a surrogate pair in a value. */
function unsendable(resource: string, value: unknown, at: Path): pulumi.RunError {
  const [flaw] = flawsIn(value);
  const place = formatPath([...at, ...(flaw?.path ?? [])]);
  return new pulumi.RunError(`${resource}: ${flaw?.code} ${place}: ${flaw?.message} (${flaw?.hint})`);
}

/** Whether a value is one that the program has to wait for. */
const isAwaited = (value: unknown): value is Awaited["value"] =>
  pulumi.Output.isInstance(value) || value instanceof Promise;

/** The inputs that the program has to wait for, with their names as places; also those within a list. */
export const awaitedInputs = (inputs: object): Awaited[] =>
  Object.entries(inputs).flatMap(([name, value]) => awaitedIn(value, [name]));

const awaitedIn = (value: unknown, path: Path): Awaited[] => {
  if (isAwaited(value)) return [{ path, value }];
  return Array.isArray(value) ? value.flatMap((item, index) => awaitedIn(item, [...path, index])) : [];
};
