/** The resources and functions that programs can declare, as definitions that know nothing of Pulumi. */
import type { FunctionDefinition, ResourceDescription } from "./definition";
import { flowTrigger } from "./flowTrigger";
import { phoneEncryptionPublicKey } from "./phoneEncryptionPublicKey";
import { getWhatsAppFlow, whatsAppFlow } from "./whatsAppFlow";

export type {
  FunctionDefinition,
  RecordedPlace,
  RecordedResource,
  ResourceDefinition,
  ResourceDescription,
} from "./definition";
export { flowTrigger, phoneEncryptionPublicKey, whatsAppFlow };

/** All resources, in the order of the reference. */
export const RESOURCES: readonly ResourceDescription[] = [whatsAppFlow, flowTrigger, phoneEncryptionPublicKey];

/** All functions, in the order of the reference. */
export const FUNCTIONS: readonly FunctionDefinition[] = [getWhatsAppFlow];
