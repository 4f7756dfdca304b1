import { httpTransport } from "../../../provider/cams";
import { type EmulatedFlow, type Emulator, type EmulatorOptions, startEmulator } from "../../../provider/emulator";
import { digest, encodeKeyed, type JsonObject } from "../../../sdk/flow";
import { twoScreens } from "../../engine/flows";
import { type OneResource, oneResource } from "./engineRules";
import { type SharedClock, sharedClock } from "./sharedClock";
import { testProvider } from "./testProvider";

/** What a call takes, so that reads between two writes can be told apart. */
const CALL_MS = 40;

/** An account and a stack of one resource, which share a clock that passes at will. */
export interface LaggingWorld {
  emulator: Emulator;
  stack: OneResource;
  clock: SharedClock;
  /** What the last command warned of, and what it noted. */
  said: { warnings: string[]; notes: string[] };
  /** Operations since a moment, writes only. */
  writesSince(calls: number): string[];
  close(): Promise<void>;
}

/** Opens a world in which the emulator has the given options. */
export async function openLaggingWorld(options: EmulatorOptions = {}): Promise<LaggingWorld> {
  const clock = sharedClock();
  const emulator = await startEmulator({ limits: "off", now: clock.now, ...options });
  const transport = httpTransport();
  const said: LaggingWorld["said"] = { warnings: [], notes: [] };
  const timed: typeof transport = {
    ...transport,
    send(request) {
      clock.advance(CALL_MS);
      return transport.send(request);
    },
  };
  const begin = () => {
    said.warnings.length = 0;
    said.notes.length = 0;
    return testProvider(emulator, timed, {
      clock,
      warn: (message) => void said.warnings.push(message),
      info: (message) => void said.notes.push(message),
    });
  };
  return {
    emulator,
    stack: oneResource(begin, () => false),
    clock,
    said,
    writesSince: (calls) =>
      emulator.calls
        .slice(calls)
        .map(({ operation }) => operation)
        .filter((operation) => !/^(Get|List)/.test(operation)),
    async close() {
      await transport.close();
      await emulator.close();
    },
  };
}

/** Inputs as the SDK registers them. */
export const declaring = (
  args: Record<string, unknown> = {},
  flow: JsonObject = twoScreens(),
): Record<string, unknown> => ({
  flow: encodeKeyed(flow),
  ...args,
  __origin: { name: "signup", parents: "", project: "p", stack: "dev", secrets: [] },
  __provider: "text of the stub",
});

/** What of a flow is compared. */
interface Facts {
  id: string;
  status: unknown;
  flowName: unknown;
  categories: unknown;
  endpointUri: unknown;
  digest: unknown;
}

/** What the state says of the flow, with what is unknown to it as CAMS has it. */
function recordedFacts({ stack }: LaggingWorld, held: EmulatedFlow | undefined): Facts | undefined {
  const stored = stack.current();
  if (stored === undefined) return undefined;
  const { status, flowName, categories, endpointUri, digest: recorded } = stored.outputs;
  const actual = held?.json && digest(held.json);
  return { id: stored.id, status, flowName, categories, endpointUri, digest: recorded ?? actual };
}

/** What CAMS holds that is not deprecated. */
export const liveFlows = ({ emulator }: LaggingWorld): EmulatedFlow[] =>
  emulator.flows().filter(({ status }) => status !== "DEPRECATED");

/** Holds that state and CAMS agree, and that there is at most one flow and none that the state lacks. */
export function expectAgreement(world: LaggingWorld, step: string): void {
  const [held, ...twins] = liveFlows(world);
  const actual = held && {
    id: held.flowId,
    status: held.status,
    flowName: held.flowName,
    categories: held.categories,
    endpointUri: held.endpointUri,
    digest: held.json && digest(held.json),
  };
  expect({ step, twins }).toEqual({ step, twins: [] });
  expect({ step, flow: recordedFacts(world, held) }).toEqual({ step, flow: actual });
  const { publishedDigest, status, digest: recorded, pending } = world.stack.current()?.outputs ?? {};
  // What was published before CAMS showed the document is not said to be published.
  const isShown = Object(pending).document === undefined;
  if (status === "PUBLISHED" && isShown) expect({ step, publishedDigest }).toEqual({ step, publishedDigest: recorded });
}

/**
 * Runs a command until it succeeds, as the messages of failures ask for, and holds after each run that state and CAMS
 * agree.
 *
 * @returns messages of the runs that failed
 */
export async function untilDone(world: LaggingWorld, step: string, command: () => Promise<void>): Promise<string[]> {
  const failures: string[] = [];
  for (;;) {
    const error = await command().then(
      () => undefined,
      (thrown: Error) => thrown,
    );
    expectAgreement(world, `${step}: ${error?.message ?? "done"}`);
    if (error === undefined) return failures;
    expect(error.message).toContain("CAMS");
    failures.push(error.message);
    if (failures.length > 3) throw new Error(`${step} does not come to an end:\n${failures.join("\n\n")}`);
  }
}
