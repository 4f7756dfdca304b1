import { assets, camsClient, LIMITS, readSettings, type Transport } from "../../../provider/cams";
import { providerProcess, whatsAppFlowProvider } from "../../../provider/dynamic";
import type { Emulator } from "../../../provider/emulator";
import type { Context } from "../../../provider/resources/context";
import { flowNames } from "../../../provider/resources/names";

/** The provider as the engine's process calls it. */
export type TestProvider = ReturnType<typeof whatsAppFlowProvider>;

/** A provider process of its own, as each command has one, with the emulator behind it. */
export function testProvider(
  emulator: Emulator,
  transport: Transport,
  { env = {}, warn = () => undefined }: { env?: Record<string, string>; warn?: (message: string) => void } = {},
): TestProvider {
  const shared = providerProcess((run, config): Context => {
    const settings = readSettings({ ...emulator.env, ...env }, config);
    const client = camsClient({
      endpoint: settings.endpoint,
      transport,
      credentials: async () => emulator,
      // The client repeats by itself what is safe to repeat; here the lifecycle is shown what is left of a failure.
      limits: { ...LIMITS, attempts: 1, throttlePauseMs: 0, pauseMs: 0 },
      pace: () => Number.POSITIVE_INFINITY,
    });
    return {
      settings,
      client,
      assets: assets({ client, transport }),
      log: { warn, info: () => undefined, progress: () => undefined },
      names: flowNames(client),
      run,
      randomHex: (digits) =>
        Math.random()
          .toString(16)
          .slice(2, 2 + digits),
      now: Date.now,
      triggersGuard: () => "enabled",
      onDestroy: env.CAMS_ON_DESTROY,
      // Time passes at once: what CAMS does not show after the first look it shows never.
      sleep: async () => undefined,
      readText: () => undefined,
    };
  });
  return whatsAppFlowProvider(shared);
}
