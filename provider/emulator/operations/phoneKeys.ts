import { Refusal } from "../refusal";
import type { Operation } from "./call";
import { required } from "./parameters";

/** The public keys with which Meta encrypts what it sends to the data endpoint of a flow, one a phone number. */
export const phoneKeyOperations = {
  GetPhoneEncryptionPublicKey({ parameters, space, lagMs, world }) {
    const PhoneNumber = required(parameters, "PhoneNumber");
    const key = world.store.phoneKeys.asOf(world.now() - lagMs).get(`${space} ${PhoneNumber}`);
    const { absentPhoneKey } = world.behaviour;
    if (key === undefined && absentPhoneKey === "refused") {
      throw new Refusal("Emulator.PhoneKeyNotFound");
    }
    if (key === undefined && absentPhoneKey === "no-data") return {};
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
