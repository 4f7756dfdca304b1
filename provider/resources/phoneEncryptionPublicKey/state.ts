import { z } from "zod";
import { absentableText } from "../absentable";
import type { RecordedResource } from "../definition";
import { outputDescriptions } from "../descriptions";
import { requireReadable } from "../schemaVersion";
import { isSettlingSince } from "../wait";
import type { PhoneEncryptionPublicKeyInputs } from "./inputs";

/** The shape of the state that this release writes. Every later release reads it. */
export const SCHEMA_VERSION = 1;

/** A write that no read has confirmed yet. While there is one, the resource is not done. */
const pending = z.object({
  /** When it was made, in ISO 8601. */
  since: z.string(),
  /** CAMS accepted it and does not show it yet, or its answer was lost and it has to be made again. */
  outcome: z.enum(["accepted", "lost"]),
  /** Fingerprints of keys that CAMS may show besides. */
  others: z.array(z.string()),
});

/** What a state holds beside the inputs; what is described is an output. */
export const outputs = {
  phoneNumber: z.string().register(outputDescriptions, { description: "The phone number." }),
  status: absentableText().register(outputDescriptions, {
    description:
      "`VALID`, or `MISMATCH` for a key that phones do not accept: the next `pulumi up` sets it again. Empty while CAMS reports none.",
  }),
  /** Absent only after a failure, while it is not known which key CAMS has. */
  fingerprint: absentableText().register(outputDescriptions, {
    description:
      "Identifies the key: `sha256:` and 64 hexadecimal digits, computed over the DER of its SubjectPublicKeyInfo, as printed by `openssl pkey -pubin -in public.pem -outform DER | sha256sum`.",
  }),
  schemaVersion: z.number(),
  region: z.string(),
  custSpaceId: absentableText(),
  pending: pending.optional(),
};

const schema = z.object(outputs);

/** What is recorded beside the inputs: the key that CAMS accepted last, or that a refresh has found there. */
export type PhoneEncryptionPublicKeyState = z.output<typeof schema>;

/** Takes the state out of the outputs that the engine stored, and refuses what a newer release wrote. */
export function readState(stored: Record<string, unknown>): PhoneEncryptionPublicKeyState {
  requireReadable(stored, SCHEMA_VERSION, {
    what: `the public key of phone number ${stored.phoneNumber}`,
    absent:
      "the state has no record of this key: `pulumi import` and the option `id` do not work for it. Declare it; a number that already has the declared key is recorded without a write.",
  });
  return schema.parse(stored);
}

/** What the engine last stored of a key. */
export type Recorded = RecordedResource<PhoneEncryptionPublicKeyInputs, PhoneEncryptionPublicKeyState>;

/** Whether a write was accepted a moment ago, so that a read which does not show it lags behind. */
export const isAwaited = ({ pending }: PhoneEncryptionPublicKeyState, now: number): boolean =>
  pending?.outcome === "accepted" && isSettlingSince(pending.since, now);

/** How messages name the key. */
export const subjectOf = ({ phoneNumber }: { phoneNumber: string }): string =>
  `the public key of phone number ${phoneNumber}`;
