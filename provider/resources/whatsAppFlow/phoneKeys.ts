import { CamsError, CancelledError, explain } from "../../cams";
import type { Context } from "../context";
import { isValid, presentKey } from "../phoneEncryptionPublicKey";
import type { Place } from "../place";
import type { WhatsAppFlowInputs } from "./inputs";

/** What reads show of the keys that a flow with an endpoint needs. */
export type PhoneKeys =
  | {
      kind: "seen";
      /** How many phone numbers the space has. */
      count: number;
      /** Those without a valid key. */
      without: { phoneNumber: string; hasKey: boolean }[];
      /** How many were not looked at. */
      unread: number;
    }
  | { kind: "unseen"; reason: string };

/** At five calls a second, more numbers would hold up every publication. */
const MOST_NUMBERS = 50;

/** Whether Meta wants a public key on the phone number before it publishes the flow. */
export const needsPhoneKeys = ({ flow }: Pick<WhatsAppFlowInputs, "flow">): boolean =>
  flow.data_api_version !== undefined;

/** Reads which phone numbers of a space lack a valid key. A failure is part of the answer: it must not stop a publication. */
export async function lookAtPhoneKeys(context: Context, { custSpaceId }: Place): Promise<PhoneKeys> {
  try {
    const numbers = await context.client.call("QueryChatappPhoneNumbers", { CustSpaceId: custSpaceId });
    const read = numbers.slice(0, MOST_NUMBERS);
    const keys = await Promise.all(read.map((phoneNumber) => presentKey(context, phoneNumber, { custSpaceId })));
    const without = read.flatMap((phoneNumber, index) =>
      isValid(keys[index]) ? [] : [{ phoneNumber, hasKey: keys[index] !== undefined }],
    );
    return { kind: "seen", count: numbers.length, without, unread: numbers.length - read.length };
  } catch (error) {
    if (!(error instanceof CamsError) || error instanceof CancelledError) throw error;
    return { kind: "unseen", reason: explain(error) };
  }
}

/**
 * What may keep a flow with an endpoint from being published; undefined when nothing does. Each number is named with the
 * line of program that gives it a key.
 */
export function missingKeys(keys: PhoneKeys): string | undefined {
  if (keys.kind === "unseen") {
    return `the public keys of the space's phone numbers, which Meta requires for a flow with an endpoint, could not be read: ${keys.reason}`;
  }
  if (keys.count === 0) {
    return "CAMS lists no phone number of the space, but Meta publishes a flow with an endpoint only if its number has a valid public key; add a number in the console";
  }
  if (keys.without.length === 0) return undefined;
  const numbers = keys.without.map(
    ({ phoneNumber, hasKey }) =>
      `phone number ${phoneNumber} has ${hasKey ? "a public key that is MISMATCH" : "no public key"}: ${lineFor(phoneNumber)}`,
  );
  return [
    "Meta publishes a flow with an endpoint only if its phone number has a valid public key. Declare the key, and make the flow depend on it with { dependsOn: key }:",
    ...numbers.map((number) => `    ${number}`),
  ].join("\n");
}

/** What the keys say of a publication that was refused. */
export function explainRefusal(keys: PhoneKeys): string {
  const missing = missingKeys(keys);
  if (missing !== undefined) return `${missing.charAt(0).toUpperCase()}${missing.slice(1)}.`.replace(/\)\.$/, ")");
  const unread = keys.kind === "seen" && keys.unread > 0 ? ` that could be read (${keys.unread} could not)` : "";
  return `All phone numbers of the space${unread} have a valid public key, so the reason is a different one, unless a key was set while this flow was being published: then \`pulumi up\` publishes it now.`;
}

const lineFor = (phoneNumber: string) =>
  `const key = new cams.PhoneEncryptionPublicKey("key-${phoneNumber}", { phoneNumber: "${phoneNumber}", publicKey: readFileSync("public.pem", "utf8") })`;
