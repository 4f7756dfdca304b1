import { assets, camsClient, LIMITS, type Limits, readSettings, type Transport } from "../../../provider/cams";
import { dynamicResource } from "../../../provider/dynamic";
import type { Emulator } from "../../../provider/emulator";
import { type ProviderProcess, providerProcess } from "../../../provider/engine";
import { whatsAppFlow } from "../../../provider/resources";
import type { Context } from "../../../provider/resources/context";
import { flowNames } from "../../../provider/resources/names";
import { clientClock, type SharedClock } from "./sharedClock";

/** The provider as the engine's process calls it. */
export type TestProvider = ReturnType<typeof dynamicResource>;

const ONE_ATTEMPT: Limits = { ...LIMITS, attempts: 1, throttledMs: 0, pauseMs: 0 };

/** What a test may decide of a provider process. */
export interface TestProviderOptions {
  env?: Record<string, string>;
  warn?: (message: string) => void;
  info?: (message: string) => void;
  /** Told of what is worth knowing, and of what is going on. */
  tell?: (message: string) => void;
  /** By default waiting takes no time at all: what CAMS does not show at the first look it never shows. */
  clock?: SharedClock;
  /** By default the client repeats nothing by itself, so that the lifecycle is shown what is left of a failure. */
  limits?: Limits;
}

/** The provider of flows in a process of its own, as each command has one, with the emulator behind it. */
export const testProvider = (emulator: Emulator, transport: Transport, options?: TestProviderOptions): TestProvider =>
  dynamicResource(whatsAppFlow, testProcess(emulator, transport, options));

/** A provider process of its own. */
export function testProcess(
  emulator: Emulator,
  transport: Transport,
  {
    env = {},
    warn = () => undefined,
    tell = () => undefined,
    info = tell,
    clock,
    limits = ONE_ATTEMPT,
  }: TestProviderOptions = {},
): ProviderProcess {
  return providerProcess((run, config): Context => {
    const settings = readSettings({ ...emulator.env, ...env }, config);
    const client = camsClient({
      endpoint: settings.endpoint,
      transport,
      credentials: async () => emulator,
      limits,
      codes: settings.codes,
      pace: () => Number.POSITIVE_INFINITY,
      ...(clock && { clock: clientClock(clock) }),
    });
    return {
      settings,
      client,
      assets: assets({ client, transport, links: settings.assetLinks, ...(clock && { clock: clientClock(clock) }) }),
      log: { warn, info, progress: tell },
      names: flowNames(client),
      run,
      randomHex: (digits) =>
        Math.random()
          .toString(16)
          .slice(2, 2 + digits),
      now: clock?.now ?? Date.now,
      triggersGuard: () => "enabled",
      onDestroy: settings.onDestroy,
      sleep: clock?.sleep ?? (async () => undefined),
      readText: () => undefined,
    };
  });
}
