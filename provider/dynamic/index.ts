/** The front end of the lifecycles for Pulumi's dynamic provider process. */
export { flowTriggerProvider } from "./flowTrigger";
export { type MakeContext, type ProviderProcess, providerProcess } from "./process";
export { whatsAppFlowProvider } from "./whatsAppFlow";
