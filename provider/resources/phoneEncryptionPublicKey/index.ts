export { phoneEncryptionPublicKey } from "./definition";
export { isValid, type PresentKey, presentKey } from "./presentKey";
