import type { Operation } from "./call";

/**
 * The phone numbers of a space: those that were added, and those that have a key. CAMS documents no values for most of what
 * it tells of a number; those here are Meta's.
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
} satisfies Record<string, Operation>;
