/** The providers that users' state names: exported as pulumi-cams/provider, and the same in all releases. */
import type * as pulumi from "@pulumi/pulumi";
import { dynamicResource, processContext } from "./dynamic";
import { providerProcess } from "./engine";
import * as resources from "./resources";

const process = providerProcess(processContext);

/** A provider as Pulumi's provider process calls it, with all its methods. */
type DynamicProvider = Required<pulumi.dynamic.ResourceProvider>;

/**
 * What the texts in users' state ask for: `require("pulumi-cams/provider").whatsAppFlow`, `.flowTrigger` and
 * `.phoneEncryptionPublicKey`. The names stay in all releases.
 */
export const whatsAppFlow: DynamicProvider = dynamicResource(resources.whatsAppFlow, process);
export const flowTrigger: DynamicProvider = dynamicResource(resources.flowTrigger, process);
export const phoneEncryptionPublicKey: DynamicProvider = dynamicResource(resources.phoneEncryptionPublicKey, process);
