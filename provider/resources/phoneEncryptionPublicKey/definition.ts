import { fingerprintOf } from "../../publicKey";
import type { ResourceDefinition } from "../definition";
import { check } from "./check";
import { create } from "./create";
import { destroy } from "./destroy";
import { diff } from "./diff";
import { importKey } from "./importKey";
import { inputs, type PhoneEncryptionPublicKeyInputs, parseInputs } from "./inputs";
import { planned } from "./planned";
import { read } from "./read";
import { outputs, type PhoneEncryptionPublicKeyState, readState } from "./state";
import { update } from "./update";

/** The public key of a phone number. CAMS can set and replace it, and cannot delete it. */
export const phoneEncryptionPublicKey: ResourceDefinition<
  PhoneEncryptionPublicKeyInputs,
  PhoneEncryptionPublicKeyState
> = {
  type: "PhoneEncryptionPublicKey",
  description:
    "The business public key of a phone number, with which phones encrypt what they send to the data endpoint of a flow. A flow with `data_api_version` is published only when its phone number has one. A private key is refused before it is registered. CAMS cannot delete a key, so destroying the resource only removes it from the state.",
  inputs,
  outputs,
  id: "phoneNumber",
  parseInputs,
  recordedInputs: (values) => values,
  readState,
  check,
  diff: (context, { recorded, wanted }) => diff(context, recorded, wanted),
  create,
  update: (context, { state }, wanted) => update(context, state, wanted),
  // The inputs that are recorded are those of the key that CAMS accepted last.
  isApplied: (state, { publicKey }) => state.fingerprint === fingerprintOf(publicKey),
  read,
  import: importKey,
  planned,
  delete: async (context, state) => destroy(context, state),
};
