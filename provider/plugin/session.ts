import { CancelledError, type ConfigReader } from "../cams";
import { type CreateContext, contextOf, type ProviderProcess, providerProcess } from "../engine";
import { type Context, type Log, ResourceFailure } from "../resources/context";
import type { EngineLog } from "./engineLog";

/** The part of a provider process that the calls of one resource see. */
export interface CallProcess extends Pick<ProviderProcess, "today" | "at"> {
  /** Names of the settings that are secrets. */
  secretSettings: readonly string[];
}

/** What the engine configures beside the settings. */
interface Configured {
  /** Stands in for the guard of triggers. */
  guard?: Context["triggersGuard"] | undefined;
  secretSettings?: readonly string[];
}

/** A plugin process: what its calls share. */
export interface Session {
  /** Sends messages to this engine from now on. */
  attach(log: EngineLog): void;
  configure(reader: ConfigReader, configured?: Configured): void;
  /** What a call works with. @param timeoutSeconds of `customTimeouts`; 0 for none */
  callOf(urn: string, timeoutSeconds?: number): CallProcess;
  /** Ends waits at once; a write that was sent is still awaited, so that its outcome is known. */
  cancel(): void;
}

/** Everything real. The engine waits for a plugin that it cancels, so a write that was sent is awaited. */
const contextOfPlugin = (log: Log, signal: AbortSignal) => contextOf(log, { signal, finishesWrites: true });

/** A session. */
export function newSession(
  createContext: (log: Log, signal: AbortSignal) => CreateContext = contextOfPlugin,
  timeout: (milliseconds: number) => AbortSignal = AbortSignal.timeout,
): Session {
  const ending = new AbortController();
  let engine: EngineLog | undefined;
  let configured: Configured = {};
  const logOf = (urn: string): Log => ({
    warn: (message) => (engine === undefined ? console.error(`warning: ${message}`) : engine.of(urn).warn(message)),
    info: (message) => (engine === undefined ? console.error(message) : engine.of(urn).info(message)),
    progress: (message) => engine?.of(urn).progress(message),
  });
  const shared = providerProcess(createContext(logOf(""), ending.signal));
  return {
    attach(log) {
      engine?.close();
      engine = log;
    },
    configure(reader, besides = {}) {
      configured = besides;
      shared.configure(reader);
    },
    callOf(urn, timeoutSeconds = 0) {
      const limit =
        timeoutSeconds > 0 ? { seconds: timeoutSeconds, signal: timeout(timeoutSeconds * 1000) } : undefined;
      const ofCall = (context: Context): Context => {
        const own = { ...context, log: logOf(urn), triggersGuard: configured.guard ?? context.triggersGuard };
        return limit === undefined ? own : limited(own, limit);
      };
      return {
        today: () => ofCall(shared.today()),
        at: (region) => ofCall(shared.at(region)),
        secretSettings: configured.secretSettings ?? [],
      };
    },
    cancel() {
      ending.abort();
    },
  };
}

/** A context in which nothing new begins, and no wait lasts, after the time that the program gives the operation. */
function limited(context: Context, { seconds, signal }: { seconds: number; signal: AbortSignal }): Context {
  const { client, sleep } = context;
  const overdue = () =>
    new ResourceFailure(
      `the operation was stopped after ${seconds} seconds, as customTimeouts asks. Run the same command again: it continues from what is there; or raise the time`,
    );
  const inTime = async <T>(work: () => Promise<T>): Promise<T> => {
    if (signal.aborted) throw overdue();
    try {
      return await work();
    } catch (error) {
      throw signal.aborted && error instanceof CancelledError ? overdue() : error;
    }
  };
  return {
    ...context,
    client: {
      endpoint: client.endpoint,
      call: (operation, parameters) => inTime(() => client.call(operation, parameters, signal)),
    },
    sleep: (milliseconds) =>
      new Promise((resolve, reject) => {
        const stop = () => reject(overdue());
        if (signal.aborted) return stop();
        signal.addEventListener("abort", stop, { once: true });
        sleep(milliseconds)
          .then(resolve, reject)
          .finally(() => signal.removeEventListener("abort", stop));
      }),
  };
}
