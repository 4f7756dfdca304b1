import { setMaxListeners } from "node:events";
import { type Assets, assets } from "./assets";
import { type CamsClient, camsClient } from "./client";
import { systemClock } from "./clock";
import type { ConfigReader } from "./configuration";
import { credentialsOf } from "./credentials";
import { LIMITS } from "./limits";
import { readProxies } from "./proxy";
import { readSettings, type Settings } from "./settings";
import { httpTransport, type Transport } from "./transport";

/** All that one account at one endpoint is used with. */
export interface Connection {
  settings: Settings;
  client: CamsClient;
  assets: Assets;
  transport: Transport;
  /** Ends calls that are under way and frees the connections. */
  close(): Promise<void>;
}

/** What `connect` can be given besides the settings. */
export interface ConnectOptions {
  /** Told of waits that a person would notice. */
  log?: { progress(message: string): void; info?(message: string): void };
  /** Ends waits and calls that are under way. */
  signal?: AbortSignal;
  /** Whether what must not be made twice is awaited once it was sent, although the signal aborted. */
  finishesWrites?: boolean;
  now?: () => number;
}

/** Connects to CAMS as environment and configuration say. Credentials are looked for at the first call. */
export function connect(
  env: NodeJS.ProcessEnv,
  config: ConfigReader = () => undefined,
  { log, signal, finishesWrites = false, now }: ConnectOptions = {},
): Connection {
  const settings = readSettings(env, config);
  const { endpoint, pace, assetLinks, codes, names, advice, isLogged } = settings;
  const transport = httpTransport(LIMITS, { proxies: readProxies(env) });
  const closing = new AbortController();
  // Each call that is under way listens to it, and a run has as many as it has resources.
  setMaxListeners(0, closing.signal);
  const end = () => closing.abort();
  if (signal?.aborted) end();
  signal?.addEventListener("abort", end, { once: true });
  const clock = now === undefined ? systemClock : { ...systemClock, now };
  const progress = (message: string) => log?.progress(message);
  const callLog = isLogged ? (line: string) => log?.info?.(line) : undefined;
  const client = camsClient({
    endpoint,
    transport,
    pace,
    clock,
    credentials: credentialsOf(env, config, { transport, clock, progress, signal: closing.signal }),
    signal: closing.signal,
    finishesWrites,
    progress,
    log: callLog,
    codes,
    names,
    advice,
  });
  return {
    settings,
    client,
    assets: assets({ client, transport, links: assetLinks, clock, progress, log: callLog, signal: closing.signal }),
    transport,
    async close() {
      signal?.removeEventListener("abort", end);
      end();
      await transport.close();
    },
  };
}
