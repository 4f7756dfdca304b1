import { CamsError, explain } from "../../cams";
import { fingerprintOf, pemOf, readPublicKey } from "../../publicKey";
import { type Context, PartialSuccess, ResourceFailure } from "../context";
import { LONG_WAIT, WAIT, waitUntil } from "../wait";
import type { PhoneEncryptionPublicKeyInputs } from "./inputs";
import { isValid, type PresentKey, presentKey } from "./presentKey";
import { isAwaited, type PhoneEncryptionPublicKeyState, subjectOf } from "./state";

/** What a run has to go on with. */
interface Setting {
  wanted: PhoneEncryptionPublicKeyInputs;
  recorded: PhoneEncryptionPublicKeyState;
  /** What a read shows now. */
  present: PresentKey | undefined;
}

/** Keys that are known to be replaced: the recorded one, and those that CAMS may show before it shows the last write. */
const knownKeys = ({ fingerprint, pending }: PhoneEncryptionPublicKeyState): string[] => [
  ...(fingerprint === undefined ? [] : [fingerprint]),
  ...(pending?.others ?? []),
];

/**
 * Stops before any write when a number has a key that this stack does not know.
 *
 * @throws ResourceFailure that says what `adopt: true` would replace
 */
export function requireOurs(
  { publicKey, adopt = false }: PhoneEncryptionPublicKeyInputs,
  recorded: PhoneEncryptionPublicKeyState,
  present: PresentKey | undefined,
): void {
  const declared = fingerprintOf(publicKey);
  if (present === undefined || adopt || [declared, ...knownKeys(recorded)].includes(present.fingerprint)) return;
  throw new ResourceFailure(
    `phone number ${recorded.phoneNumber} has a public key that this stack did not set and that differs from the declared one: nothing was changed.\n` +
      `Now: it has ${present.fingerprint} (${present.status ?? "without status"}); the declared key is ${declared}.\n` +
      "Next: declare the existing key; or, if the endpoints of all its flows have the private key of the declared one, set adopt: true to replace it.",
  );
}

/**
 * Brings the key of a number to the declared one, and waits until reads show it. Setting the same key again has the same
 * effect, so every failure is followed by the same call in the next run.
 *
 * @throws PartialSuccess when the key was set, or may have been, and no read has confirmed it
 */
export async function setKey(context: Context, setting: Setting): Promise<PhoneEncryptionPublicKeyState> {
  const { wanted, recorded, present } = setting;
  const fingerprint = fingerprintOf(wanted.publicKey);
  const isResumed = recorded.pending !== undefined;
  if (!isWriteNeeded(setting, fingerprint, context.now())) {
    return present?.fingerprint === fingerprint && isValid(present)
      ? confirmed(recorded, present)
      : verify(context, recorded, isResumed);
  }
  const others = [...new Set([...knownKeys(recorded), ...(present === undefined ? [] : [present.fingerprint])])];
  const since = new Date(context.now()).toISOString();
  context.log.progress(`setting the public key of phone number ${recorded.phoneNumber}`);
  try {
    await context.client.call("UpdatePhoneEncryptionPublicKey", {
      PhoneNumber: recorded.phoneNumber,
      EncryptionPublicKey: pemOf(readPublicKey(wanted.publicKey)),
      CustSpaceId: recorded.custSpaceId,
    });
  } catch (error) {
    if (!(error instanceof CamsError)) throw error;
    if (error.outcome !== "unknown") throw new ResourceFailure(notSet(error, recorded, present));
    const lost = { since, outcome: "lost" as const, others: [...others, fingerprint] };
    throw keptBecause(error, { ...recorded, pending: lost }, `CAMS may or may not have set ${fingerprint}`);
  }
  const pending = {
    since,
    outcome: "accepted" as const,
    others: others.filter((other) => other !== fingerprint),
  };
  return verify(context, { ...recorded, fingerprint, status: undefined, pending }, isResumed);
}

/**
 * Whether the key has to be written. A read may be older than the last write, so what is recorded asks for one as well as
 * what is read; a write that was accepted a moment ago is awaited and not repeated.
 */
function isWriteNeeded({ recorded, present }: Setting, fingerprint: string, now: number): boolean {
  const isShown = present?.fingerprint === fingerprint && isValid(present);
  const isNew = recorded.fingerprint === undefined && recorded.pending === undefined;
  if (isNew) return !isShown;
  if (recorded.fingerprint !== fingerprint || recorded.pending?.outcome === "lost") return true;
  return !isShown && !isAwaited(recorded, now);
}

/** The state once a read shows the key. */
function confirmed(
  { pending: _, ...recorded }: PhoneEncryptionPublicKeyState,
  { fingerprint, status }: PresentKey,
): PhoneEncryptionPublicKeyState {
  return { ...recorded, fingerprint, status };
}

/** Waits until a read shows the key that was accepted. */
async function verify(
  context: Context,
  accepted: PhoneEncryptionPublicKeyState,
  isResumed: boolean,
): Promise<PhoneEncryptionPublicKeyState> {
  const { phoneNumber, custSpaceId, fingerprint } = accepted;
  const pauses = isResumed ? LONG_WAIT : WAIT;
  const look = () => presentKey(context, phoneNumber, { custSpaceId });
  const isShown = (seen: PresentKey | undefined) => seen?.fingerprint === fingerprint;
  let seen: PresentKey | undefined;
  try {
    seen = await waitUntil(context, subjectOf(accepted), look, (each) => isShown(each) && isValid(each), pauses);
  } catch (error) {
    throw keptBecause(error, accepted, `CAMS accepted ${fingerprint} but does not show it yet`);
  }
  if (seen !== undefined && isShown(seen) && isValid(seen)) return confirmed(accepted, seen);
  const waited = `after ${Math.round(pauses.reduce((sum, pause) => sum + pause, 0) / 1000)} s`;
  if (seen !== undefined && isShown(seen)) {
    const reported = new ResourceFailure(`CAMS accepted ${subjectOf(accepted)} but reports MISMATCH ${waited}`);
    const next =
      "Next: check in the console that the number is verified and connected, and run `pulumi up` again to set the key again.";
    throw keptBecause(reported, confirmed(accepted, seen), `it has ${fingerprint}, which phones do not accept`, next);
  }
  const shows = seen === undefined ? "no key" : seen.fingerprint;
  const hidden = new ResourceFailure(`CAMS accepted ${subjectOf(accepted)} but does not show it ${waited}`);
  const next = "Next: wait a few minutes and run `pulumi up` again, which checks again.";
  throw keptBecause(hidden, accepted, `CAMS shows ${shows} instead of ${fingerprint}`, next);
}

/** The failure with which the state keeps what is known of the key. */
const keptBecause = (
  error: unknown,
  state: PhoneEncryptionPublicKeyState,
  now: string,
  next = "Next: run `pulumi up` again to continue.",
) => new PartialSuccess(`${explain(error)}\nNow: ${now}.\n${next}`, state.phoneNumber, state, error);

function notSet(
  error: CamsError,
  { phoneNumber }: PhoneEncryptionPublicKeyState,
  present: PresentKey | undefined,
): string {
  return [
    explain(error),
    `Now: phone number ${phoneNumber} has ${present === undefined ? "no public key" : `the public key ${present.fingerprint}`}, as before.`,
    "Next: check that the number is added to the WhatsApp Business Account of this space and verified, and run `pulumi up` again.",
  ].join("\n");
}
