import { z } from "zod";
import type { CamsError } from "../../../cams";
import type { Account } from "../account";
import { answerOf } from "../actions";
import { type Check, count, type Known, ok, problem, unknown, warning } from "../check";

const text = z.string().optional();

/** Numbers whose keys are read; more would only take longer. */
const MOST_NUMBERS = 20;

/** The phone numbers of the space, and whether messages can be sent from them. */
export const numberChecks: Check[] = [
  {
    id: "phoneKeys",
    title: "keys of phone numbers",
    needs: ["key"],
    async run(account, known) {
      const listed = known.answers.get("QueryChatappPhoneNumbers");
      if (listed?.access !== "allowed") return notAsked(listed?.error);
      if (known.phoneNumbers.length === 0) return ok("the space has no phone numbers");
      const read = known.phoneNumbers.slice(0, MOST_NUMBERS);
      const wrong: string[] = [];
      for (const phoneNumber of read) {
        const status = await keyStatus(account, known, phoneNumber);
        if (status === "VALID") known.validKeys++;
        else wrong.push(`${phoneNumber} ${status === undefined ? "has no key" : `is ${status}`}`);
      }
      const most = known.phoneNumbers.length > read.length ? ` (the first ${read.length} were read)` : "";
      const detail = `${known.validKeys} of ${count(known.phoneNumbers.length, "number")} valid${most}`;
      if (wrong.length === 0) return ok(detail);
      return warning(
        `${detail}; ${wrong.join(", ")}`,
        "Only flows with an endpoint need a key: declare a PhoneEncryptionPublicKey for these numbers.",
      );
    },
  },
  {
    id: "health",
    title: "health of the account",
    needs: ["key"],
    async run({ client, space }, { answers, phoneNumbers: [PhoneNumber] }) {
      let health = answers.get("GetWhatsappHealthStatus");
      // CAMS does not document whether it knows the business account of a space by itself; it knows that of a number.
      if (health?.error?.category === "refused" && space !== undefined && PhoneNumber !== undefined) {
        const parameters = { NodeType: "phone", PhoneNumber, CustSpaceId: space };
        health = await answerOf(() => client.call("GetWhatsappHealthStatus", parameters));
      }
      if (health?.reply === undefined) return notAsked(health?.error);
      const { CanSendMessage, Entities } = healthStatus.parse(health.reply);
      if (CanSendMessage === "AVAILABLE") return ok("messages can be sent");
      const [reason] = (Entities ?? []).flatMap(({ Errors }) => Errors ?? []);
      const why =
        reason?.ErrorDescription === undefined ? "" : `: ${reason.ErrorDescription} (${reason.ErrorCode ?? "no code"})`;
      const remedy = reason?.PossibleSolution ?? "See the status of the account in the console.";
      const detail = `sending messages is ${CanSendMessage}${why}`;
      return CanSendMessage === "BLOCKED" ? problem(detail, remedy) : warning(detail, remedy);
    },
  },
];

/** What is shown of the answer, which the client has checked. */
const healthStatus = z.object({
  CanSendMessage: z.string(),
  Entities: z
    .array(
      z.object({
        Errors: z
          .array(z.object({ ErrorCode: text, ErrorDescription: text, PossibleSolution: text }).partial())
          .nullish(),
      }),
    )
    .nullish(),
});

/** Reads the key of a number, and how CAMS answers for one that has none. */
async function keyStatus({ client, space, recorder }: Account, known: Known, phoneNumber: string) {
  const parameters = { PhoneNumber: phoneNumber, CustSpaceId: space };
  const { error, reply } = await answerOf(() => client.call("GetPhoneEncryptionPublicKey", parameters));
  const { text, status } = Object(reply);
  if (text !== undefined) return String(status ?? "VALID");
  if (error !== undefined && error.category !== "refused" && error.category !== "notFound") throw error;
  const { Data } = recorder.reply("GetPhoneEncryptionPublicKey");
  known.seen.absentPhoneKey = error !== undefined ? "refused" : Data == null ? "no-data" : "empty";
  return undefined;
}

const notAsked = (error: CamsError | undefined) =>
  unknown(error === undefined ? "not asked" : error.message, error?.hint);
