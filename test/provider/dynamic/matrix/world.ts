import { httpTransport, LIMITS } from "../../../../provider/cams";
import { type EmulatedFlow, type Emulator, type EmulatorOptions, startEmulator } from "../../../../provider/emulator";
import { readBackOf } from "../../../../provider/emulator/readBack";
import { digest, encodeKeyed, type JsonObject } from "../../../../sdk/flow";
import { serve } from "../../cams/rawServer";
import { type OneResource, oneResource } from "../engineRules";
import { sharedClock } from "../sharedClock";
import { testProvider } from "../testProvider";

/** What of a call takes how long, so that reads between two writes can be told apart. */
const CALL_MS = 40;
/** What a person waits before the same command is run again, as messages ask for a few minutes. */
const PATIENCE_MS = 4 * 60_000;
const MOST_RUNS = 4;

/** What every world has where its options do not say otherwise. */
export const DEFAULTS = { limits: "off" } as const;

/** The arguments of a resource, with the document as it is. */
export type Args = { flow: JsonObject } & Record<string, unknown>;

/** How a command ended: well, or with this message however often it was run. */
export type Ending = "done" | string;

/** A stack of one resource that is held to CAMS after every run of a command. */
interface Stack {
  readonly resource: OneResource;
  /** Runs `pulumi up`, again after a failure, as its message asks for. */
  up(step: string, args: Args): Promise<Ending>;
  refresh(step: string): Promise<Ending>;
  destroy(step: string): Promise<Ending>;
  /** Forgets the resource, as `pulumi state delete` does. */
  forget(): void;
}

/** An account of CAMS with several stacks, all on one clock that passes at will. */
export interface World {
  emulator: Emulator;
  /** Commands that were run. */
  readonly runs: number;
  stack(name: string): Stack;
  /** Lets so many milliseconds pass. */
  wait(milliseconds: number): void;
  /** Flows of CAMS that are not deprecated. */
  live(): EmulatedFlow[];
  close(): Promise<void>;
}

/** How the account differs from one where everything goes as one hopes. */
export interface WorldOptions {
  emulator?: EmulatorOptions;
  env?: Record<string, string>;
  /** Whether the program hosts its documents itself. */
  isHosted?: boolean;
}

export async function openWorld({ emulator: options = {}, env = {}, isHosted = false }: WorldOptions): Promise<World> {
  const clock = sharedClock();
  const emulator = await startEmulator({ ...DEFAULTS, now: clock.now, ...options });
  const transport = httpTransport();
  const timed: typeof transport = {
    ...transport,
    async send(request) {
      clock.advance(CALL_MS);
      const response = await transport.send(request);
      for (const { flowId, status, json } of emulator.flows()) {
        if (status === "PUBLISHED" && json)
          published.add(`${flowId} ${digest(readBackOf(json, readBack))}`).add(`${flowId} ${digest(json)}`);
      }
      return response;
    },
  };
  /** What was published at any time, as id and digest. */
  const published = new Set<string>();
  const { readBack = "as-is" } = options;
  let hosted: JsonObject = {};
  const host = await serve((_, response) => response.end(JSON.stringify(hosted)));
  const stacks: OneResource[] = [];
  let runs = 0;

  const live = () => emulator.flows().filter(({ status }) => status !== "DEPRECATED");

  /** Runs a command until it succeeds or has failed often enough, and holds every run to the truth. */
  async function run(step: string, command: () => Promise<void>): Promise<Ending> {
    for (let count = 1; ; count++) {
      runs++;
      const before = emulator.calls.length;
      const error = await command().then(
        () => undefined,
        (thrown: Error) => thrown,
      );
      const place = `${step}, run ${count}: ${error?.message ?? "done"}`;
      requireTrueRecords(place, error === undefined);
      if (error === undefined) return "done";
      requireTrueMessage(place, error.message, emulator.calls.slice(before));
      requireHeldDocument(place, error.message);
      if (count === MOST_RUNS) return error.message;
      clock.advance(PATIENCE_MS);
    }
  }

  /**
   * What each state says of its flow is what CAMS holds, and CAMS holds no flow that is in no state. What a failed run
   * could not verify is marked so in the state; after a run that succeeded nothing is.
   */
  function requireTrueRecords(place: string, isDone: boolean): void {
    const stored = stacks.flatMap((stack) => stack.all());
    for (const { id, outputs } of stored) {
      const flow = emulator.flows().find(({ flowId }) => flowId === id);
      if (flow === undefined) continue;
      const { status, publishedDigest } = outputs;
      const pending = new Set(isDone ? [] : Object.keys(Object(outputs.pending)));
      // With defaults that CAMS adds, a document of the console is recorded as it was read.
      const documents = flow.json && [flow.json, readBackOf(flow.json, readBack)].map(digest);
      const actual = documents?.find((each) => each === outputs.digest) ?? documents?.[0];
      const facts = (of: Record<string, unknown>, content: unknown) => ({
        id,
        status: pending.has("status") ? "not verified" : of.status,
        properties: pending.has("properties") ? "not verified" : [of.flowName, of.categories, of.endpointUri],
        // A state without a digest says nothing of the document.
        digest: pending.has("document") || typeof outputs.digest !== "string" ? "not verified" : content,
      });
      expect({ place, ...facts(outputs, outputs.digest) }).toEqual({ place, ...facts({ ...flow }, actual) });
      if (isDone && status === "PUBLISHED")
        expect({ place, publishedDigest }).toEqual({ place, publishedDigest: actual });
      // What was never published must not be promoted.
      const isTrue =
        typeof publishedDigest !== "string" || actual === undefined || published.has(`${id} ${publishedDigest}`);
      expect({ place, publishedDigest, isTrue }).toEqual({ place, publishedDigest, isTrue: true });
    }
    const held = stored.map(({ id }) => id);
    const orphans = live().filter(({ flowId }) => !held.includes(flowId));
    expect({ place, orphans }).toEqual({ place, orphans: [] });
  }

  /** A message says of a flow that it holds the declared document only where it does. */
  function requireHeldDocument(place: string, message: string): void {
    const [, id, status] = /^Now: flow (\d+) \(".*"\) is ([A-Z]+) and holds the declared document/m.exec(message) ?? [];
    const flow = emulator.flows().find(({ flowId }) => flowId === id);
    if (flow !== undefined) {
      expect({ place, status, json: digest(hosted) }).toEqual({
        place,
        status: flow.status,
        json: flow.json && digest(flow.json),
      });
    }
  }

  return {
    emulator,
    get runs() {
      return runs;
    },
    live,
    wait: clock.advance,
    stack(name) {
      const limits = { ...LIMITS, pauseMs: 0 };
      const resource = oneResource(
        () => testProvider(emulator, timed, { clock, env, limits }),
        () => false,
      );
      stacks.push(resource);
      const inputs = ({ flow, ...args }: Args): Record<string, unknown> => ({
        flow: encodeKeyed(flow),
        ...(isHosted ? { assetUrl: `${host.endpoint}/flow.json` } : {}),
        ...args,
        __origin: { name: "signup", parents: "", project: "p", stack: name, secrets: [] },
        __provider: "text of the stub",
      });
      return {
        resource,
        up(step, args) {
          hosted = args.flow;
          return run(`${name}: ${step}`, () => resource.up(inputs(args)));
        },
        refresh: (step) => run(`${name}: ${step}`, () => resource.refresh()),
        destroy: (step) => run(`${name}: ${step}`, () => resource.destroy()),
        forget() {
          stacks.splice(stacks.indexOf(resource), 1);
        },
      };
    },
    async close() {
      await transport.close();
      await host.close();
      await emulator.close();
    },
  };
}

const WRITES = ["CreateFlow", "ModifyFlow", "UpdateFlowJSONAsset", "PublishFlow", "DeprecateFlow", "DeleteFlow"];

/** A message claims no call that was not made, and no silence where CAMS was told something. */
function requireTrueMessage(place: string, message: string, calls: Emulator["calls"]): void {
  const done = calls.filter(({ operation, outcome }) => WRITES.includes(operation) && outcome === "OK");
  const [, claimed = ""] = /CAMS accepted ([^:]*?),? but /.exec(message) ?? [];
  for (const operation of WRITES.filter((name) => claimed.includes(name))) {
    expect({ place, done: done.map((call) => call.operation) }).toEqual({
      place,
      done: expect.arrayContaining([operation]),
    });
  }
  if (/nothing was (changed|created|sent)/i.test(message)) expect({ place, done }).toEqual({ place, done: [] });
  expect(message).not.toMatch(/internal error|undefined|\[object/);
}
