import { dynamicResource, providerProcess } from "./dynamic";
import * as resources from "./resources";

const process = providerProcess();

/**
 * What the texts in users' state ask for: `require("pulumi-cams/provider").whatsAppFlow`, `.flowTrigger` and
 * `.phoneEncryptionPublicKey`. The names stay in all releases.
 */
export const whatsAppFlow = dynamicResource(resources.whatsAppFlow, process);
export const flowTrigger = dynamicResource(resources.flowTrigger, process);
export const phoneEncryptionPublicKey = dynamicResource(resources.phoneEncryptionPublicKey, process);
