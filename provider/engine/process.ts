import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { decodeText } from "../../sdk/flow";
import {
  type CamsClient,
  CancelledError,
  type ConfigReader,
  type ConnectOptions,
  connect,
  RefusedError,
  readTriggersGuard,
} from "../cams";
import { type Context, type Log, newRun, type Run } from "../resources/context";
import { flowNames } from "../resources/names";
import type { Secrets } from "../resources/secrets";

/** Makes a context. A region other than the configured one is that of a recorded resource. */
export type CreateContext = (run: Run, config: ConfigReader, region?: string) => Context;

/** What all resources of a provider process share. */
export interface ProviderProcess {
  /** Takes the stack's configuration, or the arguments of an explicit provider. */
  configure(config: ConfigReader): void;
  /** The context as configured today. */
  today(): Context;
  /** The context for a resource that is recorded in a region. */
  at(region: string): Context;
}

/** Contexts are made when they are first asked for, so that nothing is read before the configuration has come. */
export function providerProcess(createContext: CreateContext): ProviderProcess {
  let config: ConfigReader = () => undefined;
  const run = newRun();
  const made = new Map<string | undefined, Context>();
  const context = (region?: string) => {
    const known = made.get(region) ?? createContext(run, config, region);
    made.set(region, known);
    return known;
  };
  return {
    configure(reader) {
      config = reader;
    },
    today: () => context(),
    at: (region) => (region === context().settings.region ? context() : context(region)),
  };
}

/** A context whose messages name the resource and hold none of its secrets. */
export function speakingFor(context: Context, resource: string, { mask }: Pick<Secrets, "mask">): Context {
  const { log } = context;
  const say = (write: (message: string) => void) => (message: string) => write(mask(`${resource}: ${message}`));
  return {
    ...context,
    log: { warn: say(log.warn), info: say(log.info), progress: say(log.progress) },
    client: hiding(context.client, mask),
  };
}

/** A configuration in which the region is that of a recorded resource, whoever has set another one. */
function inRegion(config: ConfigReader, region: string): ConfigReader {
  const read = (key: string) => (key === "cams:region" ? region : config(key));
  return Object.assign(read, config.keys === undefined ? {} : { keys: config.keys });
}

/** A client whose refusals repeat no secret; later, what CAMS said is no longer whole. */
const hiding = (client: CamsClient, mask: Secrets["mask"]): CamsClient => ({
  ...client,
  async call(operation, parameters, until) {
    try {
      return await client.call(operation, parameters, until);
    } catch (error) {
      if (error instanceof RefusedError) error.hide(mask);
      throw error;
    }
  },
});

/**
 * Makes contexts in which everything is real: the environment and the network.
 *
 * @param options what ends waits and calls: without a signal nothing does
 */
export const contextOf =
  (log: Log, { signal, ...options }: Pick<ConnectOptions, "signal" | "finishesWrites"> = {}): CreateContext =>
  (run, config, region) => {
    const [env, settled] =
      region === undefined
        ? [process.env, config]
        : [{ ...process.env, CAMS_REGION: region }, inRegion(config, region)];
    const { settings, client, assets } = connect(env, settled, {
      ...options,
      log,
      ...(signal === undefined ? {} : { signal }),
    });
    return {
      settings,
      client,
      assets,
      log,
      names: flowNames(client),
      run,
      randomHex: (digits) => randomBytes(digits).toString("hex").slice(0, digits),
      now: Date.now,
      triggersGuard: () => readTriggersGuard(config),
      onDestroy: settings.onDestroy,
      sleep: (ms) =>
        setTimeout(ms, undefined, { signal }).catch(() => {
          throw new CancelledError("the run was cancelled", { code: "CANCELLED", outcome: "unknown" });
        }),
      readText(file) {
        try {
          return decodeText(readFileSync(file), file).text;
        } catch {
          return undefined;
        }
      },
    };
  };
