import type { Assets, CamsClient, Settings, TriggersGuard } from "../cams";
import type { FlowNames } from "./names";
import { newRegistry, type Registry } from "./registry";

/** Tells the person who runs the command. Messages name the resource; none holds a secret. */
export interface Log {
  /** Something that wants attention, although the run goes on. */
  warn(message: string): void;
  /** Something worth knowing that wants no action. */
  info(message: string): void;
  /** What is going on right now; shown while it lasts and then forgotten. */
  progress(message: string): void;
}

/** A flow that is about to be created or adopted: where, and under which explicit name. */
interface PendingCreate {
  flowName: string | undefined;
  custSpaceId: string | undefined;
  /** Id of the flow to adopt, or true for the one with the name. */
  adopt: string | boolean | undefined;
}

/** What a resource of the program claims for itself alone. */
export interface Claim {
  /** Name of the resource, for messages. */
  resource: string;
  /** The explicit name of its flow, with the space in which it is unique. */
  name: { flowName: string; custSpaceId: string | undefined } | undefined;
  /** Id of the flow that it adopts. */
  flowId: string | undefined;
}

/** What is known of the run so far. The engine tells each call only its own resource. */
export interface Run {
  /** Ids of the flows that the state of this run is known to hold. */
  knownIds: Set<string>;
  /** Flows that this run has checked as new and not created yet, by the key of their declarer. */
  pendingCreates: Map<string, PendingCreate>;
  /** Ids of the flows that resources of the program keep or adopted. */
  keptIds: Registry<string>;
  /** What resources of the program claim for themselves alone: found by {@link thingsIn}. */
  claims: Registry<Claim>;
  /** The phone numbers whose keys resources of the program declare, with their space. */
  phoneNumbers: Registry<{ resource: string; number: string }>;
  /** Ids of what was just read: the engine's next question about one is what the refresh has changed. */
  refreshed: Set<string>;
}

/** How a registry names a flow that is claimed by its id. */
export const flowThing = (flowId: string): string => JSON.stringify(["flow", flowId]);

/** How a registry names what a claim is about. */
export const thingsIn = ({ name, flowId }: Omit<Claim, "resource">): string[] => [
  ...(name === undefined ? [] : [JSON.stringify(["name", name.flowName, name.custSpaceId ?? null])]),
  ...(flowId === undefined ? [] : [flowThing(flowId)]),
];

/** Nothing known yet. */
export const newRun = (): Run => ({
  knownIds: new Set(),
  pendingCreates: new Map(),
  keptIds: newRegistry((flowId) => [flowId]),
  claims: newRegistry<Claim>(thingsIn),
  phoneNumbers: newRegistry(({ number }) => [number]),
  refreshed: new Set(),
});

/** Where and how a lifecycle does its work. One context serves all resources of a provider process. */
export interface Context {
  settings: Settings;
  client: CamsClient;
  assets: Assets;
  log: Log;
  /** The names in use in each space, listed at most once. */
  names: FlowNames;
  run: Run;
  /** As many hexadecimal digits as requested. */
  randomHex: (digits: number) => string;
  /** Milliseconds since 1970. */
  now: () => number;
  /** The stack's guard. @throws SettingsError for a misspelt one, which therefore stops triggers and nothing else */
  triggersGuard: () => TriggersGuard;
  /** `CAMS_ON_DESTROY`, which overrides what the state says. */
  onDestroy: "retain" | "deprecate" | undefined;
  /** Waits for so many milliseconds. */
  sleep: (ms: number) => Promise<void>;
  /** The text of a file of the program; undefined when it cannot be read. */
  readText: (file: string) => string | undefined;
}

/** The answer to "what would an update do": nothing, something, or something that the inputs themselves show. */
export interface DiffAnswer {
  changes: "none" | "inputs" | "remote";
  /** Why the resource must be replaced, by the input or output that demands it. */
  replaces: string[];
}

/** One thing that is wrong with a resource's inputs. */
export interface Failure {
  /** Names the rule; what `allow` takes. */
  code: string;
  /** `[file:line:column] CODE what is wrong (what to do)`. */
  reason: string;
}

/** A failure by its code and what is wrong. */
export const failure = (code: string, text: string): Failure => ({ code, reason: `${code} ${text}` });

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
