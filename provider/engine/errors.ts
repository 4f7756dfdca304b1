import { CamsError, explain } from "../cams";
import { ResourceFailure } from "../resources/context";
import { visibleLines } from "../visible";
import type { Properties } from "./values";

/**
 * An error as the engine shows it: its message alone. The process of dynamic providers prints `<error>: <stack>` for some
 * methods, so there is no stack.
 */
export class ShownError extends Error {
  override stack = "";

  constructor(message: string) {
    super(visibleLines(message));
  }
}

/** A failure after something was made: the engine keeps it under the id, with what to record of it. */
export class KeptError extends ShownError {
  constructor(
    message: string,
    readonly id: string,
    readonly outputs: Properties,
  ) {
    super(message);
  }
}

/** Runs a method and lets only errors out whose message is made for people and holds no secret. */
export async function shown<T>(mask: (text: string) => string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ShownError) throw error;
    if (error instanceof CamsError || error instanceof ResourceFailure) throw new ShownError(mask(explain(error)));
    throw new ShownError(mask(`internal error of pulumi-cams, please report it: ${explain(error)}`));
  }
}
