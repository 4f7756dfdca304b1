import type { ResourceDescription } from "./definition";
import { flowTrigger } from "./flowTrigger";
import { phoneEncryptionPublicKey } from "./phoneEncryptionPublicKey";
import { whatsAppFlow } from "./whatsAppFlow";

export type { RecordedPlace, RecordedResource, ResourceDefinition, ResourceDescription } from "./definition";
export { flowTrigger, phoneEncryptionPublicKey, whatsAppFlow };

/** All resources, in the order of the reference. */
export const RESOURCES: readonly ResourceDescription[] = [whatsAppFlow, flowTrigger, phoneEncryptionPublicKey];
