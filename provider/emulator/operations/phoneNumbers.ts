import type { Operation } from "./call";
import { oneOf, required } from "./parameters";

/**
 * The phone numbers of a space: those that were added, and those that have a key. CAMS documents no values for most of what
 * it reports of a number; those here are Meta's.
 */
export const phoneNumberOperations = {
  QueryChatappPhoneNumbers({ parameters, space, world }) {
    const { phoneNumbers, phoneKeys } = world.store;
    const added = phoneNumbers.all().filter(({ custSpaceId }) => custSpaceId === space);
    const keyed = phoneKeys
      .all()
      .filter(
        ({ custSpaceId, phoneNumber }) =>
          custSpaceId === space && !added.some((one) => one.phoneNumber === phoneNumber),
      )
      .map(({ phoneNumber }) => ({ phoneNumber, status: "CONNECTED" }));
    const PhoneNumbers = [...added, ...keyed]
      .filter(({ status }) => !parameters.Status || status === parameters.Status)
      .map(({ phoneNumber, status }) => ({
        PhoneNumber: phoneNumber,
        Status: status,
        CodeVerificationStatus: "VERIFIED",
        NameStatus: "APPROVED",
        QualityRating: "GREEN",
        MessagingLimitTier: "TIER_1K",
        VerifiedName: "Emulated business",
      }));
    return { PhoneNumbers };
  },

  /** Messages can be sent from a space whose numbers are all connected; Meta's code for others is that of a restricted one. */
  GetWhatsappHealthStatus({ parameters, space, world }) {
    const NodeType = oneOf(parameters, "NodeType", ["template", "phone", "waba"]);
    required(parameters, "CustSpaceId");
    const numbers = world.store.phoneNumbers
      .all()
      .filter(({ custSpaceId }) => custSpaceId === space)
      .filter(({ phoneNumber }) => NodeType !== "phone" || phoneNumber === required(parameters, "PhoneNumber"));
    const CanSendMessage = numbers.every(({ status }) => status === "CONNECTED") ? "AVAILABLE" : "BLOCKED";
    const error = {
      ErrorCode: "141000",
      ErrorDescription: "The phone number is not connected.",
      PossibleSolution: "Connect the phone number.",
    };
    const Entities = numbers.map(({ phoneNumber, status }) => ({
      EntityType: "PHONE_NUMBER",
      PhoneNumber: phoneNumber,
      CanSendMessage: status === "CONNECTED" ? "AVAILABLE" : "BLOCKED",
      Errors: status === "CONNECTED" ? [] : [error],
    }));
    return { Data: { CanSendMessage, Entities } };
  },
} satisfies Record<string, Operation>;
