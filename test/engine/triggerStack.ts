import type { Emulator } from "../../provider/emulator";
import { type Run, succeeded, type TestStack, testStack } from "./testStack";

/** A trigger as the program of a trigger stack declares it. */
export interface DeclaredTrigger {
  name?: string;
  /** Type of a component that it stands in. */
  component?: string;
  /** A former name. */
  alias?: string;
  /** Whether it is given a `cams.Provider`. */
  explicit?: boolean;
  /** Names of data keys whose values are Pulumi secrets. */
  secrets?: string[];
  args: Record<string, unknown>;
}

const PROGRAM = `
const pulumi = require("@pulumi/pulumi");
const cams = require("pulumi-cams");
for (const { name = "announce", component, alias, explicit, secrets = [], args } of require("./triggers.json")) {
  const data = args.data && { ...args.data };
  for (const key of secrets) data[key] = pulumi.secret(data[key]);
  const trigger = new cams.FlowTrigger(name, { ...args, data }, {
    parent: component && new pulumi.ComponentResource(component, "announcements"),
    aliases: alias && [{ name: alias }],
    provider: explicit && new cams.Provider("own"),
  });
  const { uuid, outcome, requestId, firedAt, response } = trigger;
  exports[name] = { uuid, outcome };
  Object.assign(exports, { [name + "Request"]: requestId, [name + "At"]: firedAt, [name + "Response"]: response });
}
`;

/** A stack whose program declares triggers. */
export interface TriggerStack extends TestStack {
  trigger(...triggers: DeclaredTrigger[]): void;
  /** Runs `pulumi up`, which has to succeed, with these triggers declared. */
  fire(...triggers: DeclaredTrigger[]): Promise<Run>;
}

export function triggerStack(env: Record<string, string>): TriggerStack {
  const stack = testStack(env, { files: { "index.js": PROGRAM } });
  const trigger = (...triggers: DeclaredTrigger[]) => stack.write("triggers.json", JSON.stringify(triggers));
  return {
    ...stack,
    trigger,
    async fire(...triggers) {
      trigger(...triggers);
      return succeeded(await stack.up());
    },
  };
}

/** Code of the Chat Flow that is triggered. */
export const FLOW = "9ccc41e0";

/** A trigger of it. */
export const announce = (
  args: Record<string, unknown> = {},
  options: Partial<DeclaredTrigger> = {},
): DeclaredTrigger => ({
  ...options,
  args: { flowCode: FLOW, triggers: { release: "A" }, data: { version: "1", count: 2 }, ...args },
});

/** What a step does at the emulator: calls of TriggerChatFlow / distinct Uuids in them / runs that they start. */
export async function figuresOf(emulator: Emulator, step: () => Promise<unknown>): Promise<string> {
  const sent = () => emulator.calls.filter(({ operation }) => operation === "TriggerChatFlow");
  const [calls, runs] = [sent().length, emulator.runs().length];
  await step();
  const made = sent().slice(calls);
  return [made.length, new Set(made.map(({ parameters }) => parameters.Uuid)).size, emulator.runs().length - runs].join(
    "/",
  );
}
