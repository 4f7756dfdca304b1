import { setMaxListeners } from "node:events";
import {
  type AssetLinks,
  type Assets,
  assets,
  type CamsClient,
  type ClientDeps,
  type Clock,
  type ConfigReader,
  type Credentials,
  camsClient,
  credentialsOf,
  httpTransport,
  LIMITS,
  type Proxies,
  readProxies,
  readSettings,
  type SettingSource,
  type Settings,
  settingSources,
  systemClock,
  type Transport,
} from "../../cams";
import { type Recorder, recorder } from "./recorder";

/** What doctor needs from outside. */
export interface DoctorDeps {
  env: NodeJS.ProcessEnv;
  /** The stack's configuration, if there is a stack. */
  config?: ConfigReader | undefined;
  /** The space, if it is not that of the settings. */
  custSpaceId?: string | undefined;
  clock?: Clock;
  transport?: Transport;
  /** Called with what is being done. */
  progress: (message: string) => void;
  /** Ends what is under way; what was made is removed all the same. */
  signal?: AbortSignal | undefined;
}

/** An account with the settings and credentials that `pulumi up` would use. */
export interface Account {
  settings: Settings;
  sources: SettingSource[];
  space: string | undefined;
  proxies: Proxies;
  credentials: () => Promise<Credentials>;
  client: CamsClient;
  /** A client of the same account that differs in something. */
  clientWith(difference: Partial<ClientDeps>): CamsClient;
  /** Up- and downloads, by the kind of links that CAMS is given. */
  assets: Record<AssetLinks, Assets>;
  recorder: Recorder;
  clock: Clock;
  sleep(milliseconds: number): Promise<void>;
  progress: (message: string) => void;
  close(): Promise<void>;
}

/** @throws SettingsError for a setting that makes no sense */
export function openAccount(deps: DoctorDeps): Account {
  const { env, config = () => undefined, clock = systemClock, progress, signal } = deps;
  const settings = readSettings(env, config);
  const proxies = readProxies(env);
  if (signal !== undefined) setMaxListeners(0, signal);
  const transport = recorder(deps.transport ?? httpTransport(LIMITS, { proxies }), clock);
  const credentials = credentialsOf(env, config, { transport, clock, progress, ...(signal ? { signal } : {}) });
  const { endpoint, pace, codes, names, advice, isLogged } = settings;
  const log = isLogged ? progress : undefined;
  const common = { endpoint, transport, pace, clock, credentials, progress, log, codes, names, advice };
  const clientWith = (difference: Partial<ClientDeps>) =>
    camsClient({ ...common, finishesWrites: true, ...(signal ? { signal } : {}), ...difference });
  const client = clientWith({});
  const assetsWith = (links: AssetLinks) => assets({ client, transport, links, clock, progress, log });
  return {
    settings,
    sources: settingSources(env, config),
    space: deps.custSpaceId ?? settings.custSpaceId,
    proxies,
    credentials,
    client,
    clientWith,
    assets: { presigned: assetsWith("presigned"), plain: assetsWith("plain") },
    recorder: transport,
    clock,
    sleep: (milliseconds) => new Promise((resolve) => void clock.after(milliseconds, resolve)),
    progress,
    close: () => transport.close(),
  };
}
