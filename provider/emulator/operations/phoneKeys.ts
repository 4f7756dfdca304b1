import type { Operation } from "./call";
import { required } from "./parameters";

/** The public keys with which Meta encrypts what it sends to the data endpoint of a flow, one a phone number. */
export const phoneKeyOperations = {
  GetPhoneEncryptionPublicKey({ parameters, space, world }) {
    const PhoneNumber = required(parameters, "PhoneNumber");
    const key = world.store.phoneKeys.get(`${space} ${PhoneNumber}`);
    const Data = {
      PhoneNumber,
      EncryptionPublicKey: key?.publicKey ?? "",
      EncryptionPublicKeyStatus: key === undefined ? "" : (key.status ?? "VALID"),
    };
    return { Data };
  },

  UpdatePhoneEncryptionPublicKey({ parameters, space, world }) {
    const phoneNumber = required(parameters, "PhoneNumber");
    const publicKey = required(parameters, "EncryptionPublicKey");
    world.store.phoneKeys.put({ custSpaceId: space, phoneNumber, publicKey });
    return {};
  },
} satisfies Record<string, Operation>;
