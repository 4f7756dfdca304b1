import { type ConfigReader, type HttpRequest, httpTransport, type Transport } from "../../../../provider/cams";
import { type Examined, examine } from "../../../../provider/cmd/examination";
import type { Finding } from "../../../../provider/cmd/examination/check";
import type { Leftovers } from "../../../../provider/cmd/examination/leftovers";
import type { ProbeScope } from "../../../../provider/cmd/examination/probe";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../../../provider/emulator";
import { clientClock, type SharedClock, sharedClock } from "../../../provider/dynamic/sharedClock";
import { makeFlow } from "../../emulator/camsCall";

/** What a call takes. */
const CALL_MS = 40;

/** How an examination differs from a plain one. */
export interface Run {
  probe?: ProbeScope;
  env?: Record<string, string | undefined>;
  custSpaceId?: string;
  config?: ConfigReader;
  /** Whether leftovers are removed when it is asked; by default they are. */
  isRemoving?: boolean;
  /** Stands between doctor and CAMS. */
  wrap?: (transport: Transport) => Transport;
  signal?: AbortSignal;
}

/** What came of an examination. */
export interface Ran extends Examined {
  progress: string[];
  /** What was asked before it was removed. */
  asked: Leftovers[];
  line(id: string): Finding | undefined;
}

/** An account of CAMS in which time passes only by calls and waits. */
export interface World {
  emulator: Emulator;
  clock: SharedClock;
  run(how?: Run): Promise<Ran>;
  close(): Promise<void>;
}

export async function openWorld(options: EmulatorOptions = {}): Promise<World> {
  const clock = sharedClock();
  const emulator = await startEmulator({ now: clock.now, ...options });
  const transport = httpTransport();
  const timed: Transport = {
    send(request: HttpRequest) {
      clock.advance(CALL_MS);
      return transport.send(request);
    },
    close: async () => undefined,
  };
  return {
    emulator,
    clock,
    async run({ env, isRemoving = true, wrap = (inner: Transport) => inner, ...how } = {}) {
      const progress: string[] = [];
      const asked: Leftovers[] = [];
      const examined = await examine({
        ...how,
        env: { ...emulator.env, ...env },
        clock: clientClock(clock),
        transport: wrap(timed),
        product: "0.1.0",
        progress: (message) => progress.push(message),
        found: () => undefined,
        async mayRemove(leftovers) {
          asked.push(leftovers);
          return isRemoving;
        },
      });
      return {
        ...examined,
        progress,
        asked,
        line: (id) => examined.findings.findLast((finding) => finding.id === id),
      };
    },
    async close() {
      await transport.close();
      await emulator.close();
    },
  };
}

/** Puts flows of others into the account. */
export async function addOthers({ emulator, clock }: World, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index++) {
    ids.push(await makeFlow(emulator, `other-${index}`, { CustSpaceId: emulator.custSpaceId }));
    clock.advance(250);
  }
  return ids;
}

/** Opens a world for the time of a test. */
export async function withWorld(options: EmulatorOptions, test: (world: World) => Promise<void>): Promise<void> {
  const world = await openWorld(options);
  try {
    await test(world);
  } finally {
    await world.close();
  }
}
