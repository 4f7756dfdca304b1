/** The front end of the lifecycles for Pulumi's dynamic provider process. */
export { type MakeContext, type ProviderProcess, providerProcess } from "./process";
export { whatsAppFlowProvider } from "./whatsAppFlow";
