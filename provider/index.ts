import { flowTriggerProvider, providerProcess, whatsAppFlowProvider } from "./dynamic";

const process = providerProcess();

/**
 * What the texts in users' state ask for: `require("pulumi-cams/provider").whatsAppFlow` and `.flowTrigger`. The names
 * stay in all releases.
 */
export const whatsAppFlow = whatsAppFlowProvider(process);
export const flowTrigger = flowTriggerProvider(process);
