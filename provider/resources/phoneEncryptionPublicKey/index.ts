/** The business public key of a phone number, as functions over plain values and a context. */
export { phoneEncryptionPublicKey } from "./definition";
export { isValid, presentKey } from "./presentKey";
