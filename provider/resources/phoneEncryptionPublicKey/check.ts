import { explain } from "../../cams";
import { fingerprintOf } from "../../publicKey";
import { type Context, type Failure, failure, ResourceFailure } from "../context";
import type { CheckRequest } from "../definition";
import { declarerKey } from "../names";
import { placeOf } from "../place";
import { checkInputs, type PhoneEncryptionPublicKeyInputs } from "./inputs";
import { presentKey } from "./presentKey";

type Request = CheckRequest<PhoneEncryptionPublicKeyInputs>;

/**
 * Finds all that is wrong with a declaration. CAMS is asked only where a new resource says `adopt`, to say what that
 * replaces.
 *
 * @returns what stops the run
 */
export async function check(context: Context, request: Request): Promise<Failure[]> {
  const { values, isUnknown, old } = request;
  const failures = checkInputs(values, isUnknown);
  if (failures.length > 0) return failures;
  const claimed = checkClaim(context, request);
  if (claimed.length === 0 && old === undefined && values.adopt === true) await noteAdoption(context, request);
  return claimed;
}

/** Finds that another resource of the program has the same phone number: they would replace each other's key in turns. */
function checkClaim({ run, settings }: Context, { declarer, values, isUnknown }: Request): Failure[] {
  const { phoneNumber, custSpaceId = settings.custSpaceId } = values;
  const key = declarerKey(declarer);
  if ([phoneNumber, custSpaceId].some(isUnknown)) {
    run.phoneNumbers.delete(key);
    return [];
  }
  const number = `${custSpaceId} ${phoneNumber}`;
  run.phoneNumbers.set(key, { resource: declarer.name, number });
  const other = run.phoneNumbers.otherWith(number, key)?.[1];
  if (other === undefined) return [];
  return [
    failure(
      "DUPLICATE_PHONE_NUMBER",
      `phoneNumber ${phoneNumber} is used by two resources of this program, this one and "${other.resource}", but a number has only one key (remove one of them)`,
    ),
  ];
}

/** Says which key `adopt` replaces. A preview without credentials or network goes on, and says that it could not look. */
async function noteAdoption(context: Context, { values, isUnknown }: Request): Promise<void> {
  const { phoneNumber, publicKey, custSpaceId } = values;
  if ([phoneNumber, publicKey, custSpaceId].some(isUnknown)) return;
  const place = placeOf(context, { custSpaceId: typeof custSpaceId === "string" ? custSpaceId : undefined });
  try {
    const present = await presentKey(context, String(phoneNumber), place);
    const declared = fingerprintOf(String(publicKey));
    if (present === undefined || present.fingerprint === declared) {
      const has = present === undefined ? "no key" : "the declared key already";
      return context.log.info(`phone number ${phoneNumber} has ${has}, so adopt replaces nothing`);
    }
    context.log.warn(
      `adopt replaces the key of phone number ${phoneNumber}, ${present.fingerprint} (${present.status ?? "without status"}) with ${declared}: endpoints that have only the old private key can no longer decrypt requests`,
    );
  } catch (error) {
    if (error instanceof ResourceFailure) throw error;
    context.log.warn(
      `adopt replaces the key of phone number ${phoneNumber}, which could not be read: ${explain(error)}`,
    );
  }
}
