import { generateKeyPairSync } from "node:crypto";
import { httpTransport, type Transport } from "../../../provider/cams";
import { dynamicResource } from "../../../provider/dynamic";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../../provider/emulator";
import { phoneEncryptionPublicKey } from "../../../provider/resources";
import { type OneResource, oneResource } from "./engineRules";
import { type SharedClock, sharedClock } from "./sharedClock";
import { testProcess } from "./testProvider";

/** Public keys of three pairs, in PEM: ours, the next one, and somebody else's. */
export const [OURS, NEXT, THEIRS] = ["ours", "next", "theirs"].map(() =>
  generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey.export({ type: "spki", format: "pem" }).toString(),
) as [string, string, string];

export const NUMBER = "15550100";

/** An account, and a stack with one key in it, which share a clock that passes at will. */
export interface KeyWorld {
  emulator: Emulator;
  transport: Transport;
  stack: OneResource;
  clock: SharedClock;
  said: { warnings: string[]; notes: string[] };
  /** The key that CAMS has. */
  live(): string | undefined;
  /** Sets the key of the number as somebody else does, or what CAMS says of it. */
  edit(change: { publicKey?: string; status?: "VALID" | "MISMATCH" }): void;
  /** Operations that were called during a step. */
  during(step: () => Promise<unknown>): Promise<string[]>;
  /** `pulumi up` with these inputs; what is not given is of our key. */
  up(args?: Record<string, unknown>): Promise<void>;
  close(): Promise<void>;
}

export async function openKeyWorld(options: EmulatorOptions = {}): Promise<KeyWorld> {
  const clock = sharedClock();
  const emulator = await startEmulator({ limits: "off", now: clock.now, ...options });
  const transport = httpTransport();
  const said: KeyWorld["said"] = { warnings: [], notes: [] };
  const begin = () => {
    said.warnings.length = 0;
    said.notes.length = 0;
    const process = testProcess(emulator, transport, {
      clock,
      warn: (message) => void said.warnings.push(message),
      info: (message) => void said.notes.push(message),
      tell: () => undefined,
    });
    return dynamicResource(phoneEncryptionPublicKey, process);
  };
  const stack = oneResource(begin, () => false);
  return {
    emulator,
    transport,
    stack,
    clock,
    said,
    live: () => emulator.phoneKeys().find(({ phoneNumber }) => phoneNumber === NUMBER)?.publicKey,
    edit: (change) => emulator.editPhoneKey(NUMBER, change),
    async during(step) {
      const before = emulator.calls.length;
      await step();
      return emulator.calls.slice(before).map(({ operation }) => operation);
    },
    up: (args) => stack.up(declaredKey(args)),
    async close() {
      await transport.close();
      await emulator.close();
    },
  };
}

/** Inputs as the SDK registers them. */
export const declaredKey = (args: Record<string, unknown> = {}): Record<string, unknown> => ({
  phoneNumber: NUMBER,
  publicKey: OURS,
  ...args,
  __origin: { name: "key", parents: "", project: "p", stack: "dev", secrets: [] },
  __provider: "text of the stub",
});

/** The error of a step that has to fail. */
export const failureOf = (step: Promise<unknown>): Promise<Error> =>
  step.then(
    () => Promise.reject(new Error("it succeeded")),
    (error) => error,
  );

export const GET = "GetPhoneEncryptionPublicKey";
export const SET = "UpdatePhoneEncryptionPublicKey";
