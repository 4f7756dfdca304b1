import {
  assets,
  camsClient,
  httpTransport,
  LIMITS,
  readSettings,
  readTriggersGuard,
  type Transport,
} from "../../../provider/cams";
import { dynamicResource } from "../../../provider/dynamic";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../../provider/emulator";
import { providerProcess } from "../../../provider/engine";
import { flowTrigger } from "../../../provider/resources";
import type { Context } from "../../../provider/resources/context";
import { flowNames } from "../../../provider/resources/names";

/** How the engine spells a value that is not known yet. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
export const PROVIDER = "text of the stub";
/** Code of a Chat Flow that is online in the emulator. */
export const FLOW = "9ccc41e0";
/** What the clock shows. */
export const NOW = Date.UTC(2026, 2, 1, 9);
export type Properties = Record<string, unknown>;

/** What a test sees of a provider with the emulator behind it. */
interface World {
  emulator: Emulator;
  transport: Transport;
  warnings: string[];
  notes: string[];
  /** What TriggerChatFlow was sent with; the emulator shows only the names in Data. */
  sent: Record<string, string>[];
  /** Body of the answer to TriggerChatFlow, in place of the emulator's. */
  answer: string | undefined;
}

let current: World | undefined;

/** The world of the test that runs. */
export function world(): World {
  if (current === undefined) throw new Error("useWorld() was not called in this file");
  return current;
}

/** Makes a world for each test of a file. */
export function useWorld(options: EmulatorOptions = {}): void {
  beforeEach(async () => {
    const emulator = await startEmulator({ limits: "off", ...options });
    emulator.addChatFlow({ flowCode: FLOW });
    const transport = watched(httpTransport());
    current = { emulator, transport, warnings: [], notes: [], sent: [], answer: undefined };
  });
  afterEach(async () => {
    await world().transport.close();
    await world().emulator.close();
  });
}

function watched(real: Transport): Transport {
  return {
    ...real,
    async send(request) {
      if (request.operation !== "TriggerChatFlow") return real.send(request);
      world().sent.push(Object.fromEntries(new URL(request.path, request.origin).searchParams));
      const response = await real.send(request);
      const { answer } = world();
      return answer === undefined ? response : { ...response, body: Buffer.from(answer) };
    },
  };
}

/** A provider process of its own, as each command has one. */
export function process(config: Record<string, string> = {}) {
  const { emulator, transport, warnings, notes } = world();
  const shared = providerProcess((run, read): Context => {
    const settings = readSettings(emulator.env, read);
    // The client repeats a lost call under its Uuid; here the lifecycle is shown what is left of that.
    const limits = { ...LIMITS, attempts: 1, throttledMs: 0 };
    const client = camsClient({ endpoint: settings.endpoint, transport, credentials: async () => emulator, limits });
    return {
      settings,
      client,
      assets: assets({ client, transport }),
      log: {
        warn: (message) => void warnings.push(message),
        info: (message) => void notes.push(message),
        progress: () => undefined,
      },
      names: flowNames(client),
      run,
      randomHex: () => "",
      now: () => NOW,
      triggersGuard: () => readTriggersGuard((key) => config[key]),
      onDestroy: undefined,
      sleep: async () => undefined,
      readText: () => undefined,
    };
  });
  return dynamicResource(flowTrigger, shared);
}

/** What the program registers with the engine. */
export const inputs = (args: Properties = {}, secrets: string[][] = []): Properties => ({
  flowCode: FLOW,
  triggers: { release: "A" },
  ...args,
  __origin: { name: "announce", parents: "", project: "p", stack: "dev", secrets },
  __provider: PROVIDER,
});

/** What the engine stores: the provider process adds `__provider` to outputs. */
export const stored = (outs: Properties | undefined): Properties => ({ ...outs, __provider: PROVIDER });

export async function create(args?: Properties, config?: Record<string, string>) {
  const { id, outs } = await process(config).create(inputs(args));
  return { id, outs: stored(outs) };
}
export const failedCreate = (news: Properties) =>
  process()
    .create(news)
    .catch((error) => error);
export const check = (olds: Properties, args?: Properties, config?: Record<string, string>) =>
  process(config).check(olds, inputs(args));
export const diff = (olds: Properties, args?: Properties) => process().diff(String(olds.uuid), olds, inputs(args));
export const update = async (olds: Properties, args?: Properties, config?: Record<string, string>) =>
  stored((await process(config).update(String(olds.uuid), olds, inputs(args))).outs);
