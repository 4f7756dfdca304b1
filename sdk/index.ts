/** What Pulumi programs import: the resources, the explicit provider, and ways to write a flow. */
export { defineFlow } from "./flow/define";
export { flowFile } from "./flowFile";
export { FlowTrigger, type FlowTriggerArgs, type Moment } from "./flowTrigger";
export { PhoneEncryptionPublicKey, type PhoneEncryptionPublicKeyArgs } from "./phoneEncryptionPublicKey";
export { Provider, type ProviderArgs } from "./provider";
export { type FlowCategory, WhatsAppFlow, type WhatsAppFlowArgs } from "./whatsAppFlow";
