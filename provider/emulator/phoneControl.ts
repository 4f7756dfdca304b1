import { z } from "zod";
import type { EmulatedPhoneKey, EmulatedPhoneNumber, Store } from "./store";

/** A phone number to put into an emulator. */
export interface NewPhoneNumber extends Partial<Omit<EmulatedPhoneNumber, "phoneNumber">> {
  /** Digits, with the country code first. */
  phoneNumber: string;
}

/** What stands of a key can be changed from outside. */
export type PhoneKeyChange = Partial<Pick<EmulatedPhoneKey, "publicKey" | "status">>;

const newNumber = z.strictObject({
  phoneNumber: z.string(),
  custSpaceId: z.string().optional(),
  status: z.string().optional(),
});
const keyChange = z.strictObject({
  publicKey: z.string().optional(),
  status: z.enum(["VALID", "MISMATCH"]).optional(),
});

/** What somebody does with phone numbers and their keys in the CAMS console. */
export interface PhoneControl {
  /** Adds a number to a space, by default that of the first account, connected by default. */
  addPhoneNumber(added: NewPhoneNumber): EmulatedPhoneNumber;
  /** Changes the key of a number. @throws an error when it has none */
  editPhoneKey(phoneNumber: string, change: PhoneKeyChange): void;
}

export function phoneControl(store: Store, ownSpace: string): PhoneControl {
  return {
    addPhoneNumber({ phoneNumber, custSpaceId = ownSpace, status = "CONNECTED" }) {
      if (!/^\d+$/.test(phoneNumber)) throw new Error(`the phone number ${phoneNumber} is not digits only`);
      const added = { phoneNumber, custSpaceId, status };
      store.phoneNumbers.put(added);
      return added;
    },
    editPhoneKey(phoneNumber, change) {
      const keys = store.phoneKeys.all().filter((key) => key.phoneNumber === phoneNumber);
      if (keys.length === 0) throw new Error(`the emulator has no key for the phone number ${phoneNumber}`);
      for (const key of keys) store.phoneKeys.put({ ...key, ...change });
    },
  };
}

/** The routes of the control endpoint for phone numbers. */
export const PHONE_ROUTES = [
  {
    method: "GET" as const,
    path: "/phone-numbers",
    about: "the phone numbers that were added",
    act: ({ store }: { store: Store }) => store.phoneNumbers.all(),
  },
  {
    method: "POST" as const,
    path: "/phone-numbers",
    about: "adds a phone number: `phoneNumber`, and `custSpaceId` and `status` if they differ from the defaults",
    act: ({ phones }: { phones: PhoneControl }, body: unknown) => phones.addPhoneNumber(newNumber.parse(body)),
  },
  {
    method: "GET" as const,
    path: "/phone-keys",
    about: "the public keys of phone numbers",
    act: ({ store }: { store: Store }) => store.phoneKeys.all(),
  },
  {
    method: "PATCH" as const,
    path: "/phone-keys/:id",
    about: "changes the key of a phone number as in the CAMS console: `publicKey`, `status` (`VALID` or `MISMATCH`)",
    act: ({ phones }: { phones: PhoneControl }, body: unknown, id: string) =>
      phones.editPhoneKey(id, keyChange.parse(body)),
  },
];
