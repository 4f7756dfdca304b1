import type { Assets, CamsClient, Settings } from "../cams";
import type { FlowNames } from "./names";

/** Tells the person who runs the command. Messages name the resource; none holds a secret. */
export interface Log {
  warn(message: string): void;
}

/** Where and how a lifecycle does its work. One context serves all resources of a provider process. */
export interface Context {
  settings: Settings;
  client: CamsClient;
  assets: Assets;
  log: Log;
  /** The names in use in each space, listed at most once. */
  names: FlowNames;
  /** Ids of the flows that the state of this run is known to hold. */
  held: Set<string>;
  /** Hexadecimal digits, so many as asked for. */
  randomHex: (digits: number) => string;
  /** `CAMS_ON_DESTROY`, which overrides what the state says. */
  onDestroy: string | undefined;
}

/** One thing that is wrong with a resource's inputs. */
export interface Failure {
  /** `CODE what is wrong (what to do)`. */
  reason: string;
}

/** A failure that a person must act on before the same command can succeed; its message says how. */
export class ResourceFailure extends Error {
  override readonly name = "ResourceFailure";
}

/**
 * A create or update that failed after the flow existed. It carries what is now there, so that the state keeps the flow
 * and the next run continues with it.
 */
export class PartialSuccess<State> extends Error {
  override readonly name = "PartialSuccess";

  constructor(
    message: string,
    readonly id: string,
    readonly state: State,
    cause: unknown,
  ) {
    super(message, { cause });
  }
}
